package dev.codementor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Continues to wait for a batch. */
@Command(name = "watch", mixinStandardHelpOptions = true, description = "Waits for a batch and writes its gradebook.")
final class WatchCommand extends BatchCommand {

    @Mixin
    private final Gradebook gradebook = new Gradebook();

    @Override
    Exit run(ApiClient api, String id) {
        gradebook.check();
        return new BatchWatch(api, err()).untilSettled(id, gradebook);
    }
}
