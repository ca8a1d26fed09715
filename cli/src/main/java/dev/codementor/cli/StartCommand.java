package dev.codementor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Grades what was not started. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Grades the submissions that were not started yet.")
final class StartCommand extends BatchCommand {

    @Option(names = "--items", paramLabel = "N", description = "Only the first N of all. Default: all")
    private @Nullable Integer items;

    @Override
    Exit run(ApiClient api, String id) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (items == null) {
            body.put("items", "all");
        } else {
            body.put("items", items);
        }
        out().println(api.post(path(id, "/start"), body).path("state").asString());
        return Exit.DONE;
    }
}
