package dev.codementor.livelink;

import dev.codementor.contract.live.LiveEvent;

/**
 * Tells all live notifiers what just happened to a job. Events of one job reach a notifier in the order in which they
 * were published, or not at all.
 */
public interface LiveEvents {

    /** Hands an event over; returns at once and never fails. It may be lost: readers are repaired from the ledger. */
    void publish(LiveEvent event);
}
