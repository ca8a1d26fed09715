package dev.codementor.ledger;

/**
 * What an owner has used of a {@link Quota} at the moment of asking.
 *
 * @param outstanding unsettled jobs now
 * @param lastMinute accepted jobs that still weigh on the quota per minute, from 0 to that quota
 */
public record QuotaUse(int outstanding, int lastMinute) {}
