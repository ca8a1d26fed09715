package dev.codementor.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about one batch. */
abstract class BatchCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "BATCH", description = "Its id.")
    private String batch = "";

    @Override
    public final Integer call() {
        if (!batch.matches("[0-9a-f-]{36}")) {
            throw new CliFailure(Exit.WRONG_USE, "BATCH must be an id as printed after the upload, but is " + batch);
        }
        try (ApiClient api = server.connect()) {
            return run(api, batch).code();
        }
    }

    abstract Exit run(ApiClient api, String id);

    final PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    final PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    static String path(String id, String rest) {
        return "/api/v1/batches/" + id + rest;
    }
}
