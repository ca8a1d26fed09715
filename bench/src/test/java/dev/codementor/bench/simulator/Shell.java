package dev.codementor.bench.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the simulator as a shell would, and keeps what it printed. */
record Shell(int exit, String out, String err) {

    static Shell simulate(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new Simulate())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Shell(exit, out.toString(), err.toString());
    }
}
