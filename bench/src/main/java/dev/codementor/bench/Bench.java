package dev.codementor.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point; every command loads an address on loopback, for a bounded time. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a running CodeMentor from outside.",
        subcommands = {ClosedLoop.class, OpenLoop.class, IdleLatency.class, IdleSockets.class, ModelServer.class})
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
