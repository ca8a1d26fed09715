package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs the calculator as a shell would, and keeps what it printed. */
record Shell(int exit, String out, String err) {

    /** Prices, environments and speeds that are easy to calculate with. */
    static final Path INVENTED = Path.of("src/test/resources/invented");

    static Shell run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                CostCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        int exit = commandLine.execute(arguments);
        return new Shell(exit, out.toString(), err.toString());
    }

    static Shell invented(String... arguments) {
        return invented(INVENTED, arguments);
    }

    static Shell invented(Path files, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--files", files.toString(), "--model", "plain", "--environment", "class"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    String answer() {
        assertThat(this.exit).as(err).isZero();
        assertThat(err).isEmpty();
        return out;
    }

    void isRefusedWith(String... parts) {
        assertThat(exit).as(out).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).startsWith("cost: ").contains(parts);
    }
}
