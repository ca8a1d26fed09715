package dev.codementor.fleet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a waiting job stands.
 *
 * @param position jobs of its kind that were accepted before it and wait too, plus one
 * @param eta when it is expected to begin; null when that cannot be estimated
 */
public record Place(int position, @Nullable Instant eta) {

    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    /** Whether somebody who was told that place should be told this one: the position, or the time by 5 seconds, differs. */
    public boolean isNewsAfter(Place told) {
        if (position != told.position) {
            return true;
        }
        if (eta == null || told.eta == null) {
            return eta != told.eta;
        }
        return Duration.between(told.eta, eta).abs().compareTo(WORTH_TELLING) >= 0;
    }
}
