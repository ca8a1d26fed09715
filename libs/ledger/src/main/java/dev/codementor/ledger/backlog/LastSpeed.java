package dev.codementor.ledger.backlog;

import java.time.Instant;

/**
 * What a worker was able to do when it last measured.
 *
 * @param slots jobs that it worked on at a time
 * @param gradingSlots most of them that were gradings
 * @param measuredAt by the ledger's clock
 */
public record LastSpeed(String model, int slots, int gradingSlots, TokenSpeed speed, Instant measuredAt) {}
