package dev.codementor.cli;

import dev.codementor.contract.http.LocalToken;
import dev.codementor.contract.http.NewLocalToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gets a token from a CodeMentor on this machine. Other installations have their own issuer. */
@Command(
        name = "local-token",
        mixinStandardHelpOptions = true,
        description = "Prints a token from a CodeMentor on this machine, for trying things out.")
final class LocalTokenCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(names = "--subject", required = true, description = "The person's name in the token.")
    private String subject = "";

    @Option(names = "--role", required = true, description = "student, instructor or operator; may be repeated.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--course", required = true, description = "A course of the person; may be repeated.")
    private List<String> courses = new ArrayList<>();

    @Override
    public Integer call() {
        try (ApiClient api = server.connectWithoutToken()) {
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(api.post("/local/tokens", new NewLocalToken(subject, roles, courses), LocalToken.class)
                            .token());
            return Exit.DONE.code();
        }
    }
}
