package dev.codementor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs a command as a shell would, and keeps what it printed. */
record Shell(int exit, String out, String err) {

    static Shell run(ScriptedApi api, Path folder, String... arguments) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "a-token\n");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", api.address(), "--token-file", token.toString()));
        if (!all.contains("--patience")) {
            all.addAll(List.of("--patience", "20"));
        }
        return run(all.toArray(String[]::new));
    }

    static Shell run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                CodeMentorCli.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = commandLine.execute(arguments);
        return new Shell(exit, out.toString(), err.toString());
    }
}
