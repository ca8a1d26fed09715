package dev.codementor.notifier.feed;

import dev.codementor.contract.JobState;
import dev.codementor.contract.Waiting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a job's state or of its place in the queue.
 *
 * @param number counts a feed's news, from 1
 * @param position jobs to be started before this one, plus one; null when it is unknown or the job is not waiting
 * @param eta when the answer is expected to begin; null when that cannot be estimated
 * @param waiting why no worker takes jobs now; null when one does
 */
public record JobNews(
        int number,
        JobState state,
        @Nullable Integer position,
        @Nullable Instant eta,
        @Nullable Waiting waiting) {}
