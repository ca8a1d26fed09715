package dev.codementor.ledger.batches;

import java.time.Instant;

/** A question that was asked for an item, with the model's answer as it came. */
public record ItemAnswer(GradingLedger.Ask ask, Instant at) {}
