package dev.codementor.ledger.backlog;

import dev.codementor.contract.BatchId;

/**
 * Items of a batch that wait in the ledger for a job.
 *
 * @param items how many
 * @param each what is planned for one of them on average
 */
public record WaitingItems(BatchId batch, String course, int items, PlannedWork each) {}
