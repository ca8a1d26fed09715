package dev.codementor.fleet;

import dev.codementor.contract.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a waiting job stands.
 *
 * @param position jobs of its kind that were accepted before it and wait too, plus one
 * @param eta when it is expected to begin; null when that cannot be estimated
 * @param waiting why no worker takes jobs now; null when one does
 */
public record Place(
        int position, @Nullable Instant eta, @Nullable Waiting waiting) {

    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    /** The place of a job that waits for its turn only. */
    public Place(int position, @Nullable Instant eta) {
        this(position, eta, null);
    }

    /** Whether somebody who was told that place should be told this one: the position, the reason, or the time by 5 seconds, differs. */
    public boolean isNewsAfter(Place told) {
        if (position != told.position || !Objects.equals(waiting, told.waiting)) {
            return true;
        }
        if (eta == null || told.eta == null) {
            return eta != told.eta;
        }
        return Duration.between(told.eta, eta).abs().compareTo(WORTH_TELLING) >= 0;
    }
}
