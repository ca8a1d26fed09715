package dev.codementor.bench.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the simulator as a shell would, and keeps what it printed. */
record Shell(int exit, String out, String err) {

    static Shell simulate(String... arguments) {
        return run(new Simulate(), arguments);
    }

    static Shell run(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Shell(exit, out.toString(), err.toString());
    }
}
