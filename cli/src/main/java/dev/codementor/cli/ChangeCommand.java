package dev.codementor.cli;

import dev.codementor.contract.http.Batch;
import dev.codementor.contract.http.BatchResumption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands that change the course of a batch and print its state. */
abstract class ChangeCommand extends BatchCommand {

    private final String change;

    ChangeCommand(String change) {
        this.change = change;
    }

    /** The body to send; null for none. */
    @Nullable
    Object body() {
        return null;
    }

    @Override
    final Exit run(ApiClient api, String id) {
        Batch batch = api.post(path(id, "/" + change), body(), Batch.class);
        out().println(batch.state().wireName());
        if (batch.askedAgain() != null) {
            err().println("%d will be asked again".formatted(batch.askedAgain()));
        }
        return Exit.DONE;
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Pauses a batch: no further submission is begun.")
    static final class Pause extends ChangeCommand {
        Pause() {
            super("pause");
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Resumes a paused batch.")
    static final class Resume extends ChangeCommand {

        @Option(
                names = "--spend-cap",
                paramLabel = "SECONDS",
                description = "Most model time, counted from the batch's beginning. Default: no cap")
        private @Nullable Long spendCap;

        Resume() {
            super("resume");
        }

        @Override
        @Nullable
        Object body() {
            return spendCap == null ? null : new BatchResumption(spendCap);
        }
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Cancels a batch. Submissions that have been graded stay graded.")
    static final class Cancel extends ChangeCommand {
        Cancel() {
            super("cancel");
        }
    }

    @Command(
            name = "retry-failed",
            mixinStandardHelpOptions = true,
            description = "Asks again for submissions that have no grade: failed, expired, or without a usable answer.")
    static final class RetryFailed extends ChangeCommand {
        RetryFailed() {
            super("retry-failed");
        }
    }
}
