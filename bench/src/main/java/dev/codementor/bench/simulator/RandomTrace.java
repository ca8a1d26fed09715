package dev.codementor.bench.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes questions at random times, as many as a share of what one calibrated pod can answer. */
@Command(
        name = "trace",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "writes a trace of questions at random times, for replay")
public final class RandomTrace implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--calibration",
            required = true,
            paramLabel = "FILE",
            description = "What calibrate wrote: how much one pod can answer")
    private Path calibration = Path.of("");

    @Option(
            names = "--load",
            paramLabel = "SHARE",
            defaultValue = "0.7",
            description = "Share of what the pod can answer that is asked, 0.01 to 2. Default: ${DEFAULT-VALUE}")
    private double load;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "100",
            description = "How long students ask, 1 to 86400. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--students",
            paramLabel = "N",
            defaultValue = "10",
            description = "Students who ask, 1 to 1000. Default: ${DEFAULT-VALUE}")
    private int students;

    @Option(
            names = "--prompt-tokens",
            paramLabel = "N",
            defaultValue = "60",
            description = "Tokens of a question, on average, 1 to 100000; its cached beginning is not counted."
                    + " Default: ${DEFAULT-VALUE}")
    private int promptTokens;

    @Option(
            names = "--answer-tokens",
            paramLabel = "N",
            defaultValue = "40",
            description = "Tokens of an answer, as expected, 1 to 100000. Default: ${DEFAULT-VALUE}")
    private int answerTokens;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same trace. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the CSV goes")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        try {
            Check.within("--load", load, 0.01, 2);
            Check.within("--seconds", seconds, 1, 86_400);
            Check.within("--students", students, 1, 1_000);
            Check.within("--prompt-tokens", promptTokens, 1, 100_000);
            Check.within("--answer-tokens", answerTokens, 1, 100_000);
            if (Files.exists(out)) {
                throw new IllegalArgumentException("--out must be a file that does not exist yet: " + out);
            }
            Speeds speeds = JsonFile.read(calibration, "", Calibration.class).speeds();
            int slots = JsonFile.read(null, "world.json", World.class).worker().slots();
            TraceFile.write(out, arrivals(load / speeds.seconds(promptTokens, answerTokens, slots)));
            return 0;
        } catch (UnusableFile | IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        } catch (IOException e) {
            throw refused("--out cannot be written: " + e);
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /** Questions of half to one and a half times the usual length, and at least one. */
    private List<Arrival> arrivals(double perSecond) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Arrival> arrivals = new ArrayList<>();
        double now = 0;
        while (true) {
            now += random.nextExponential() / perSecond;
            if (now >= seconds && !arrivals.isEmpty()) {
                return arrivals;
            }
            int length = (int) Math.max(1, Math.round(promptTokens * (0.5 + random.nextDouble())));
            arrivals.add(new Arrival(
                    Math.min(now, seconds), Kind.QUESTION, random.nextInt(students), "", 0, length, answerTokens));
        }
    }
}
