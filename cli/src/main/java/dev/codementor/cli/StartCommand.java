package dev.codementor.cli;

import dev.codementor.contract.http.Batch;
import dev.codementor.contract.http.BatchStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Grades the items that have not been started. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Grades the submissions that have not been started yet.")
final class StartCommand extends BatchCommand {

    @Option(names = "--items", paramLabel = "N", description = "Only the first N. Default: all")
    private @Nullable Integer items;

    @Override
    Exit run(ApiClient api, String id) {
        BatchStart start = items == null ? BatchStart.all() : BatchStart.first(items);
        out().println(api.post(path(id, "/start"), start, Batch.class).state().wireName());
        return Exit.DONE;
    }
}
