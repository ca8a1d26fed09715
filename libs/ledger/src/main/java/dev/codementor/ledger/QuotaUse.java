package dev.codementor.ledger;

/**
 * How much of a {@link Quota} an owner has used at this moment.
 *
 * @param outstanding unsettled jobs now
 * @param lastMinute accepted jobs that still count against the quota per minute, from 0 to that quota
 */
public record QuotaUse(int outstanding, int lastMinute) {}
