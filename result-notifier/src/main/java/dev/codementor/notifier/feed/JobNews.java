package dev.codementor.notifier.feed;

import dev.codementor.contract.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job's state or place in the queue changed.
 *
 * @param number counts a feed's news, from 1
 * @param position jobs to be started before this one, plus one; null when it is not known or does not wait
 * @param eta when the answer is expected to begin; null when that cannot be estimated
 */
public record JobNews(
        int number,
        JobState state,
        @Nullable Integer position,
        @Nullable Instant eta) {}
