package dev.codementor.bench;

import dev.codementor.bench.simulator.Calibration;
import dev.codementor.bench.simulator.JsonFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the speeds of a model server that the simulator reckons with. One request and two are measured in turns. */
@Command(
        name = "calibrate",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "measures a running Ollama, for simulate --calibration")
final class Calibrate implements Callable<Integer> {

    /** One word is one to two tokens. */
    private static final int LONG_PROMPT = 300;

    private static final int SHORT_PROMPT = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--ollama",
            paramLabel = "ADDRESS",
            defaultValue = "http://127.0.0.1:11434",
            description = "The server, with OLLAMA_NUM_PARALLEL of 2 or more and nobody else on it. Default:"
                    + " ${DEFAULT-VALUE}")
    private URI server = URI.create("http://127.0.0.1:11434");

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "A model that the server has")
    private String model = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of the model (num_thread), 1 to 1024. Default: ${DEFAULT-VALUE}")
    private int threads;

    @Option(
            names = "--context",
            paramLabel = "N",
            defaultValue = "4096",
            description = "Context of a slot (num_ctx), 1024 to 1048576; as the worker's. Default: ${DEFAULT-VALUE}")
    private int context;

    @Option(
            names = "--answer-tokens",
            paramLabel = "N",
            defaultValue = "64",
            description = "Tokens of each answer that is measured, 8 to 512. Default: ${DEFAULT-VALUE}")
    private int answerTokens;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measurements of each kind, of which the median counts, 1 to 100. Default: ${DEFAULT-VALUE}")
    private int repeat;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the JSON goes. Default: standard output")
    private @Nullable Path out;

    private final SplittableRandom random = new SplittableRandom(1);

    @Override
    public Integer call() throws IOException {
        within("--threads", threads, 1, 1_024);
        within("--context", context, 1_024, 1_048_576);
        within("--answer-tokens", answerTokens, 8, 512);
        within("--repeat", repeat, 1, 100);
        try {
            String json = JsonFile.write(measure(new OllamaMeter(server, model, threads, context)));
            if (out == null) {
                PrintWriter writer = Objects.requireNonNull(spec).commandLine().getOut();
                writer.println(json);
                writer.flush();
            } else {
                Files.writeString(out, json + "\n");
            }
            return 0;
        } catch (OllamaMeter.NotMeasured e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw refused("%s must be between %d and %d: %d".formatted(option, least, most, value));
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Calibration measure(OllamaMeter meter) {
        double before = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<Double> loads = new ArrayList<>();
        List<OllamaMeter.Reading> readAlone = new ArrayList<>();
        List<OllamaMeter.Reading> wroteAlone = new ArrayList<>();
        List<Double> readByTwo = new ArrayList<>();
        List<Double> wroteByTwo = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            meter.unload();
            loads.add(meter.load());
            readAlone.add(meter.ask(prompt(LONG_PROMPT), 1));
            readByTwo.add(together(meter, LONG_PROMPT, 1));
            wroteAlone.add(meter.ask(prompt(SHORT_PROMPT), answerTokens));
            wroteByTwo.add(together(meter, SHORT_PROMPT, answerTokens));
        }
        double read = median(
                readAlone.stream().map(OllamaMeter.Reading::readPerSecond).toList());
        double written = median(
                wroteAlone.stream().map(OllamaMeter.Reading::writtenPerSecond).toList());
        return new Calibration(
                "Ollama %s with %s, %d threads on %d processors, load average %.1f before and %.1f after, %s"
                        .formatted(
                                meter.version(),
                                model,
                                threads,
                                Runtime.getRuntime().availableProcessors(),
                                before,
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                                LocalDate.now(Clock.systemUTC())),
                rounded(read),
                rounded(written),
                gain(readAlone, readByTwo),
                gain(wroteAlone, wroteByTwo),
                rounded(median(loads)));
    }

    /** Seconds until both of two requests at once are answered. Ollama reads their prompts one after the other. */
    private double together(OllamaMeter meter, int words, int tokens) {
        String first = prompt(words);
        String second = prompt(words);
        CompletableFuture<OllamaMeter.Reading> other = CompletableFuture.supplyAsync(() -> meter.ask(first, tokens));
        double one = meter.ask(second, tokens).seconds();
        return Math.max(one, other.join().seconds());
    }

    /** A prompt that no cache holds, because its first word is another one each time. */
    private String prompt(int words) {
        StringBuilder text = new StringBuilder("Number " + random.nextInt(1_000_000) + ": count on from here.");
        for (int i = 0; i < words; i++) {
            text.append(' ').append(random.nextInt(10));
        }
        return text.toString();
    }

    /** Noise can make two seem more than twice as fast as one, which no server is. */
    private static double gain(List<OllamaMeter.Reading> alone, List<Double> together) {
        double one = median(alone.stream().map(OllamaMeter.Reading::seconds).toList());
        if (one == 0) {
            throw new OllamaMeter.NotMeasured("the server's answer has no total_duration, so nothing can be measured");
        }
        return rounded(Math.clamp(2 * one / median(together), 0.1, 2));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
