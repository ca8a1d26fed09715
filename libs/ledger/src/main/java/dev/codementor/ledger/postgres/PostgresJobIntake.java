package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.JobIntake;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.QuotaUse;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People's requests. */
final class PostgresJobIntake implements JobIntake {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final Endings endings;
    private final Coalescer<AcceptBatch.Request, Acceptance> accepts;

    PostgresJobIntake(LedgerDatabase database, Coalescer<AcceptBatch.Request, Acceptance> accepts) {
        this.database = database;
        this.client = database.client();
        this.endings = new Endings(client);
        this.accepts = accepts;
    }

    @Override
    public Acceptance accept(NewJob job, Quota quota, int window) {
        if (window < 1) {
            throw new IllegalArgumentException("a window is at least 1");
        }
        return accepts.call(new AcceptBatch.Request(job, quota, window));
    }

    @Override
    public Cancellation cancel(JobId job, String owner) {
        return database.transaction(() -> lock(job, owner)
                .<Cancellation>map(found -> switch (found) {
                    case Found.FREE -> cancelNow(job);
                    case Found.HELD -> requestCancel(job);
                    case Found.SETTLED -> new Cancellation.AlreadySettled();
                })
                .orElseGet(Cancellation.Unknown::new));
    }

    private enum Found {
        FREE,
        HELD,
        SETTLED
    }

    private Optional<Found> lock(JobId job, String owner) {
        return client.sql("""
            select state, lease_until > clock_timestamp() as held from jobs
            where id = :id and owner = :owner for update
            """)
                .param("id", job.value())
                .param("owner", owner)
                .query((row, number) -> {
                    if (JobState.ofWireName(JobRows.text(row, "state")).settled()) {
                        return Found.SETTLED;
                    }
                    return row.getBoolean("held") ? Found.HELD : Found.FREE;
                })
                .optional();
    }

    private Cancellation cancelNow(JobId job) {
        Endings.Ended ended = endings.cancel(List.of(job));
        return new Cancellation.Cancelled(ended.settled().getFirst(), ended.released());
    }

    private Cancellation requestCancel(JobId job) {
        client.sql("""
            update jobs set cancel_requested_at = clock_timestamp()
            where id = :id and cancel_requested_at is null
            """).param("id", job.value()).update();
        return new Cancellation.Requested();
    }

    @Override
    public QuotaUse quotaUse(String owner, Quota quota) {
        return client.sql("""
            select
                (select count(*) from jobs
                    where owner = :owner and settled_at is null and released_at is not null)
                + (select count(*) from jobs
                    where owner = :owner and settled_at is null and released_at is null) as outstanding,
                coalesce((select :perMinute - least(:perMinute, tokens
                        + greatest(extract(epoch from clock_timestamp() - refilled_at), 0) * :perMinute / 60)
                    from owners where owner = :owner), 0) as used
            """)
                .param("owner", owner)
                .param("perMinute", quota.perMinute())
                .query((row, number) ->
                        new QuotaUse(row.getInt("outstanding"), (int) Math.ceil(row.getDouble("used") - 1e-6)))
                .single();
    }
}
