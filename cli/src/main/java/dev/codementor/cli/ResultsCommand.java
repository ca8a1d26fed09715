package dev.codementor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the gradebook as it is now. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = "Writes the gradebook of a batch as it is now.")
final class ResultsCommand extends BatchCommand {

    @Mixin
    private final Gradebook gradebook = new Gradebook();

    @Override
    Exit run(ApiClient api, String id) {
        gradebook.check();
        out().println("Written: " + gradebook.write(api, id));
        return Exit.DONE;
    }
}
