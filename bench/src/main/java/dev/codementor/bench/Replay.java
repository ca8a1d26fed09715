package dev.codementor.bench;

import dev.codementor.bench.simulator.TraceFile;
import dev.codementor.bench.simulator.TraceFile.Asked;
import dev.codementor.bench.simulator.UnusableFile;
import dev.codementor.contract.JobState;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Asks the questions of a trace at their times, whether earlier ones were answered or not, and writes down how many tokens they
 * took and how long they waited. {@code compare} predicts the same from what was written down. An answer that was cut at the
 * worker's limit is measured as any other, since it took its tokens and its time.
 */
@Command(
        name = "replay",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "replays a trace of the simulator against a running CodeMentor")
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
            names = "--warm-up",
            defaultValue = "2",
            paramLabel = "N",
            description = "shortest questions that are asked at once before, 1 to 64: one for each slot, so that the"
                    + " model is loaded and its caches hold what all prompts begin with (${DEFAULT-VALUE})")
    private int warmUp;

    @Override
    public Integer call() throws IOException {
        List<TraceFile.Planned> planned = planned();
        int students = planned.stream().mapToInt(TraceFile.Planned::owner).max().orElse(0) + 1;
        Measurements measurements = new Measurements();
        List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
        long start;
        int shared;
        try (Classroom classroom = Classroom.open(target, students);
                ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                shared = warmUp(classroom.students(), questions);
            } catch (CompletionException e) {
                say("The warm-up failed: "
                        + Objects.requireNonNullElse(e.getCause(), e).getMessage());
                return 1;
            }
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
        TraceFile.write(out, shared, asked);
        Objects.requireNonNull(spec).commandLine().getOut().print(measurements.report(seconds, Double.NaN));
        Objects.requireNonNull(spec).commandLine().getOut().flush();
        return measurements.clean() ? 0 : 1;
    }

    private List<TraceFile.Planned> planned() {
        try {
            if (warmUp < 1 || warmUp > 64) {
                throw refused("--warm-up must be between 1 and 64: " + warmUp);
            }
            if (Files.exists(out)) {
                throw refused("--out must be a file that does not exist yet: " + out);
            }
            return TraceFile.questions(trace);
        } catch (UnusableFile e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private void say(String sentence) {
        Objects.requireNonNull(spec).commandLine().getErr().println(sentence);
    }

    private ParameterException refused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /** Tokens of a prompt whose question is one token: all but that one are every question's. */
    private int warmUp(List<Student> students, ExecutorService questions) {
        List<CompletableFuture<Integer>> prompts = IntStream.range(0, warmUp)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            Student student = students.get(i % students.size());
                            Answer answer = student.ask("?", System.nanoTime(), PATIENCE);
                            return student.taken(answer.job()).promptTokens();
                        },
                        questions))
                .toList();
        return prompts.stream().mapToInt(prompt -> prompt.join() - 1).min().orElseThrow();
    }

    private void ask(
            Student student, TraceFile.Planned question, long due, Measurements measurements, List<Asked> asked) {
        try {
            Answer answer = student.ask(prompt(question), due, PATIENCE);
            measurements.record(answer);
            if (!answer.isCut() && answer.state() != JobState.ANSWERED) {
                say("The question at %.3f s ended as %s, %s: it is not recorded."
                        .formatted(question.at(), answer.state(), answer.failure()));
                return;
            }
            Student.Taken taken = student.taken(answer.job());
            asked.add(new Asked(
                    question.at(),
                    question.owner(),
                    taken.promptTokens(),
                    taken.answerTokens(),
                    answer.firstText() / 1e9,
                    answer.settled() / 1e9,
                    taken.busy()));
        } catch (RuntimeException e) {
            measurements.refused();
            say("The question at %.3f s is not recorded: %s".formatted(question.at(), e.getMessage()));
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
