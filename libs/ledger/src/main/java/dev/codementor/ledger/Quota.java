package dev.codementor.ledger;

/**
 * The limits on one owner's requests.
 *
 * @param outstanding most unsettled jobs at a time, at least 1
 * @param perMinute most accepted jobs in a minute, refilled evenly (a token bucket of this size), at least 1
 */
public record Quota(int outstanding, int perMinute) {

    public Quota {
        if (outstanding < 1 || perMinute < 1) {
            throw new IllegalArgumentException("a quota is at least 1");
        }
    }
}
