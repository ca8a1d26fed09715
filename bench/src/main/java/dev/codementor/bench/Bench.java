package dev.codementor.bench;

import dev.codementor.bench.simulator.Compare;
import dev.codementor.bench.simulator.RandomTrace;
import dev.codementor.bench.simulator.Simulate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point. Every command but {@code simulate}, {@code trace} and {@code compare} loads an address on loopback, for a bounded time. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a running CodeMentor from outside, and simulates autoscaling.",
        subcommands = {
            ClosedLoop.class,
            OpenLoop.class,
            IdleLatency.class,
            IdleSockets.class,
            ModelServer.class,
            Calibrate.class,
            RandomTrace.class,
            Replay.class,
            Compare.class,
            Simulate.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
