package dev.codementor.bench;

import dev.codementor.bench.simulator.TraceFile;
import dev.codementor.bench.simulator.TraceFile.Asked;
import dev.codementor.bench.simulator.UnusableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Asks the questions of a trace at their times, whether earlier ones were answered or not, and writes down how many tokens they
 * took and how long they waited. The simulator predicts the same from what was written down.
 */
@Command(name = "replay", description = "replays a trace of the simulator against a running CodeMentor")
final class Replay implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Target target = new Target();

    @Option(names = "--trace", required = true, paramLabel = "FILE", description = "the trace as CSV")
    private Path trace = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "what came of it, as CSV")
    private Path out = Path.of("");

    @Option(
            names = "--shared-tokens",
            defaultValue = "0",
            paramLabel = "N",
            description = "tokens that all prompts begin with, so that the model server's cache holds them"
                    + " (${DEFAULT-VALUE})")
    private int sharedTokens;

    @Override
    public Integer call() throws IOException {
        List<TraceFile.Planned> planned = planned();
        int students = planned.stream().mapToInt(TraceFile.Planned::owner).max().orElse(0) + 1;
        Measurements measurements = new Measurements();
        List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
        long start;
        try (Classroom classroom = Classroom.open(target, students);
                ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor()) {
            start = System.nanoTime();
            for (TraceFile.Planned question : planned) {
                long due = start + Math.round(question.at() * 1e9);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                Student student = classroom.students().get(question.owner());
                questions.execute(() -> ask(student, question, due, measurements, asked));
            }
            questions.shutdown();
            while (!questions.isTerminated()) {
                LockSupport.parkNanos(10_000_000L);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        asked.sort(Comparator.comparingDouble(Asked::at));
        TraceFile.write(out, sharedTokens, asked);
        Objects.requireNonNull(spec).commandLine().getOut().print(measurements.report(seconds, Double.NaN));
        Objects.requireNonNull(spec).commandLine().getOut().flush();
        return measurements.clean() ? 0 : 1;
    }

    private List<TraceFile.Planned> planned() {
        try {
            if (sharedTokens < 0 || sharedTokens > 1_000_000) {
                throw refused("--shared-tokens must be between 0 and 1000000: " + sharedTokens);
            }
            if (Files.exists(out)) {
                throw refused("--out must be a file that does not exist yet: " + out);
            }
            return TraceFile.questions(trace);
        } catch (UnusableFile e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static void ask(
            Student student, TraceFile.Planned question, long due, Measurements measurements, List<Asked> asked) {
        try {
            Answer answer = student.ask(prompt(question), due, PATIENCE);
            measurements.record(answer);
            Student.Usage usage = student.usage(answer.job());
            asked.add(new Asked(
                    question.at(),
                    question.owner(),
                    usage.promptTokens(),
                    usage.answerTokens(),
                    answer.firstText() / 1e9,
                    answer.settled() / 1e9));
        } catch (RuntimeException e) {
            measurements.refused();
            System.err.println(e.getMessage());
        }
    }

    /** A question that no cache holds, of about as many tokens: a digit and its space are one or two. */
    private static String prompt(TraceFile.Planned question) {
        StringBuilder text = new StringBuilder(
                "At %.3f: say in one short sentence what a loop over these does:".formatted(question.at()));
        for (int i = 0; i < question.promptTokens() / 2; i++) {
            text.append(' ').append((i * 7 + question.owner()) % 10);
        }
        return text.toString();
    }
}
