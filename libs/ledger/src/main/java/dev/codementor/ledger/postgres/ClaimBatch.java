package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.JobRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Claims jobs that were requested together. Jobs that could not be claimed are examined one by one. */
final class ClaimBatch implements BatchCall<ClaimBatch.Request, Optional<Claim.Claimed>> {

    record Request(JobId job, String worker, Duration lease, int mostAttempts) {}

    private static final ColumnStatement<Request> STATEMENT = new ColumnStatement<Request>("claim_jobs")
            .uuids("ids", request -> request.job().value())
            .texts("worker_names", Request::worker)
            .longs("leases_ms", request -> request.lease().toMillis())
            .ints("most_attempts", Request::mostAttempts);

    private final LedgerDatabase database;

    ClaimBatch(LedgerDatabase database) {
        this.database = database;
    }

    @Override
    public List<Optional<Claim.Claimed>> run(List<Request> requests) {
        // Sorted, because all batches lock rows in the order of ids. Of several claims of one job, the first one wins.
        Map<JobId, Request> first = new TreeMap<>(Comparator.naturalOrder());
        requests.forEach(request -> first.putIfAbsent(request.job(), request));
        Map<JobId, JobRecord> claimed = new HashMap<>();
        STATEMENT.run(database, List.copyOf(first.values()), row -> {
            JobRecord job = JobRows.readJob(row);
            claimed.put(job.id(), job);
        });
        List<Optional<Claim.Claimed>> answers = new ArrayList<>(requests.size());
        for (Request request : requests) {
            JobRecord job = first.get(request.job()) == request ? claimed.get(request.job()) : null;
            answers.add(Optional.ofNullable(job)
                    .map(taken -> new Claim.Claimed(new Attempt(taken.id(), taken.attempt()), taken)));
        }
        return answers;
    }
}
