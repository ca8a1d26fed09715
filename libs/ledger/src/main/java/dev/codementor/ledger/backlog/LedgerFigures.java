package dev.codementor.ledger.backlog;

import dev.codementor.contract.JobKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the whole system stood at one moment.
 *
 * @param jobs unsettled jobs by kind, course and phase
 * @param unarchived settled jobs that are in no transcript yet
 * @param oldestUnarchived age of the oldest of them since its settlement; zero when there is none
 * @param items of recent batches by state
 * @param flags of the items of recent batches, and how many items have each
 */
public record LedgerFigures(
        List<Unsettled> jobs,
        int unarchived,
        Duration oldestUnarchived,
        Map<String, Integer> items,
        Map<String, Integer> flags) {

    /** Where an unsettled job stands. */
    public enum Phase {
        /** In the ledger, behind its owner's window. */
        HELD,
        /** Let out, and not known to be in its queue. */
        ACCEPTED,
        /** In its queue. */
        QUEUED,
        /** Held by a worker. */
        RUNNING
    }

    /** @param oldest time that the oldest of them has been in this phase */
    public record Unsettled(JobKind kind, String course, Phase phase, int jobs, Duration oldest) {}
}
