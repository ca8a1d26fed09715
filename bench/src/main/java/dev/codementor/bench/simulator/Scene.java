package dev.codementor.bench.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that policies are compared in.
 *
 * @param dollarsAnHour of one pod's machine
 * @param about model and machine in words
 */
record Scene(World world, Speeds speeds, boolean spot, double dollarsAnHour, String about) {

    /** Runs of one policy, each with other arrivals; every policy meets the same ones. */
    List<Outcome> run(String trace, int students, Policy policy, int runs, long seed) {
        return IntStream.range(0, runs)
                .mapToObj(run -> new Simulation(
                                world, speeds, spot, policy, trace(trace, students, seed + run), seed + run)
                        .run())
                .toList();
    }

    private static Trace trace(String name, int students, long seed) {
        return Traces.NAMES.contains(name) ? Traces.of(name, students, seed) : TraceFile.read(Path.of(name));
    }

    String described(int students, int runs, long seed, double firstText) {
        World.Worker worker = world.worker();
        return "%s\n%d students, %d slots a pod, read %s/s and write %s/s alone, two read %s and write %s times as much;\n%d runs from seed %d; too late is a first text after %s s"
                .formatted(
                        about,
                        students,
                        worker.slots(),
                        Text.number(speeds.prefill()),
                        Text.number(speeds.decode()),
                        Text.number(speeds.prefillGainOfTwo()),
                        Text.number(speeds.decodeGainOfTwo()),
                        runs,
                        seed,
                        Text.number(firstText));
    }
}
