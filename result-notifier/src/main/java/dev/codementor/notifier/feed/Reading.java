package dev.codementor.notifier.feed;

import dev.codementor.contract.Failure;
import dev.codementor.contract.JobState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a follower has to read.
 *
 * @param news in order
 * @param chunk the next piece of text; null when there is none
 * @param ending the end of the job, to be sent after the chunk; null before the text is complete
 * @param more whether there is more to read immediately
 * @param lacking whether the follower cannot continue without the ledger
 * @param next the follower's position afterwards
 */
public record Reading(
        List<JobNews> news,
        @Nullable Chunk chunk,
        @Nullable Ending ending,
        boolean more,
        boolean lacking,
        Cursor next) {

    /** A piece of text. */
    public record Chunk(int epoch, int offset, String text) {}

    /** The final word about a job; see {@link dev.codementor.contract.socket.ServerFrame.Settled}. */
    public record Ending(
            JobState state, int epoch, int length, @Nullable Failure failure) {}
}
