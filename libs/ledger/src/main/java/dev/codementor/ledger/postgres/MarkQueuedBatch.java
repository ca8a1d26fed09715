package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.contract.JobId;
import java.util.Collections;
import java.util.List;

/** Marks jobs as queued that were sent together or at the same time. */
final class MarkQueuedBatch implements BatchCall<List<JobId>, Boolean> {

    private static final ColumnStatement<JobId> STATEMENT =
            new ColumnStatement<JobId>("mark_queued").uuids("ids", JobId::value);

    private final LedgerDatabase database;

    MarkQueuedBatch(LedgerDatabase database) {
        this.database = database;
    }

    @Override
    public List<Boolean> run(List<List<JobId>> requests) {
        // Sorted, because all batches lock rows in the order of ids.
        List<JobId> jobs =
                requests.stream().flatMap(List::stream).sorted().distinct().toList();
        STATEMENT.run(database, jobs, row -> {});
        return Collections.nCopies(requests.size(), true);
    }
}
