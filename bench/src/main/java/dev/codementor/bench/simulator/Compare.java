package dev.codementor.bench.simulator;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets one pod that is always there answer what {@code replay} recorded, and lays what was measured beside it. */
@Command(
        name = "compare",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "lays what replay measured on one worker beside what the simulator predicts")
public final class Compare implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--recorded", required = true, paramLabel = "FILE", description = "What replay wrote")
    private Path recorded = Path.of("");

    @Option(
            names = "--calibration",
            required = true,
            paramLabel = "FILE",
            description = "What calibrate wrote of the same model server")
    private Path calibration = Path.of("");

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description = "The world as JSON, of which the worker's slots count. Default: that of the program")
    private @Nullable Path world;

    @Override
    public Integer call() {
        try {
            Calibration measured = JsonFile.read(calibration, "", Calibration.class);
            World given = JsonFile.read(world, "world.json", World.class);
            List<TraceFile.Measured> real = TraceFile.measured(recorded);
            Outcome outcome = new Simulation(
                            given, measured.speeds(), false, Policy.fixed(1), warm(TraceFile.read(recorded)), 1)
                    .run();
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(measured.about());
            out.printf("%d questions%n%n", real.size());
            out.print(table(real, outcome, given.worker().slots()));
            out.flush();
            return 0;
        } catch (UnusableFile wrong) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    /** The caches held what all prompts begin with before the first question: {@code replay} warms them up. */
    private static Trace warm(Trace trace) {
        List<Arrival> arrivals = trace.arrivals().stream()
                .map(cold -> new Arrival(
                        cold.at(), cold.kind(), cold.owner(), "", 0, cold.promptTokens(), cold.answerTokens()))
                .toList();
        return new Trace(trace.name(), arrivals, trace.end(), trace.lesson());
    }

    private static String table(List<TraceFile.Measured> real, Outcome predicted, int slots) {
        List<Job> jobs = predicted.jobs();
        double end = predicted.end();
        StringBuilder rows = new StringBuilder("| | Measured | Predicted |\n| --- | ---: | ---: |\n");
        waits(rows, "First text", of(real, TraceFile.Measured::firstText), of(jobs, job -> job.toFirstText(end)));
        waits(rows, "Settled", of(real, TraceFile.Measured::settled), of(jobs, job -> job.toSettled(end)));
        waits(rows, "In a slot", of(real, TraceFile.Measured::busy), of(jobs, Job::busy));
        double realShare = share(
                of(real, TraceFile.Measured::busy), real.stream().mapToDouble(one -> one.at() + one.settled()), slots);
        double predictedShare = share(
                of(jobs, Job::busy),
                jobs.stream().mapToDouble(job -> job.arrival().at() + job.toSettled(end)),
                slots);
        rows.append("| Slots in use | %s %% | %s %% |\n"
                .formatted(Text.fixed(100 * realShare, 0), Text.fixed(100 * predictedShare, 0)));
        return rows.toString();
    }

    private static void waits(StringBuilder rows, String what, double[] real, double[] predicted) {
        for (int percent : new int[] {50, 95}) {
            rows.append("| %s p%d | %s s | %s s |\n"
                    .formatted(
                            what,
                            percent,
                            Text.fixed(Summary.percentile(real, percent), 2),
                            Text.fixed(Summary.percentile(predicted, percent), 2)));
        }
    }

    private static <T> double[] of(List<T> all, ToDoubleFunction<T> seconds) {
        return all.stream().mapToDouble(seconds).sorted().toArray();
    }

    /** From the start of the trace until its last question was settled. */
    private static double share(double[] busy, DoubleStream settled, int slots) {
        return DoubleStream.of(busy).sum() / slots / settled.max().orElse(1);
    }
}
