package dev.codementor.ledger.postgres;

import dev.codementor.contract.Failure;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Settles jobs that no attempt holds, and gives their places in the window to held jobs of the same owners. Must be
 * called within a transaction that has locked the jobs.
 */
final class Endings {

    private final JdbcClient client;

    Endings(JdbcClient client) {
        this.client = client;
    }

    /** The jobs that were settled, and the jobs that were released by that. */
    record Ended(List<SettledJob> settled, List<ReleasedJob> released) {

        static final Ended NOTHING = new Ended(List.of(), List.of());

        Ended and(Ended other) {
            return new Ended(concat(settled, other.settled), concat(released, other.released));
        }

        private static <T> List<T> concat(List<T> first, List<T> second) {
            List<T> both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }
    }

    Ended cancel(List<JobId> jobs) {
        return end(jobs, JobState.CANCELLED, null);
    }

    Ended expire(List<JobId> jobs) {
        return end(jobs, JobState.EXPIRED, null);
    }

    Ended giveUp(List<JobId> jobs) {
        Ended ended = end(jobs, JobState.FAILED, FailureCode.GAVE_UP.failure());
        client.sql("select refund(owners => :owners)")
                .param("owners", ended.settled().stream().map(SettledJob::owner).toArray(String[]::new))
                .query()
                .listOfRows();
        return ended;
    }

    private Ended end(List<JobId> jobs, JobState state, @Nullable Failure failure) {
        if (jobs.isEmpty()) {
            return Ended.NOTHING;
        }
        UUID[] ids = jobs.stream().map(JobId::value).toArray(UUID[]::new);
        // Readers may hold text of a lost attempt that was never checkpointed. A new epoch makes them drop it.
        List<SettledJob> settled = client.sql("""
            with ended as (
                update jobs set
                    state = :state::job_state, settled_at = clock_timestamp(), lease_until = null,
                    epoch = case when attempt = 0 then 0 else attempt + 1 end,
                    failure_code = :code, failure_message = :message
                where id = any(:ids)
                returning *
            ),
            announced as (
                insert into announcements (job, announced_at) select id, settled_at from ended
            )
            select * from ended
            """)
                .param("state", state.wireName())
                .param("code", failure == null ? null : failure.code())
                .param("message", failure == null ? null : failure.message())
                .param("ids", ids)
                .query(JobRows::settled)
                .list();
        List<ReleasedJob> released =
                client.sql("""
                    select r.* from
                        (select array_agg(owner) as owners, array_agg(kind) as kinds,
                            array_agg(case when released_at is null then 0 else 1 end) as freed
                        from jobs where id = any(:ids)) as e,
                        release_held(owners => e.owners, kinds => e.kinds,
                            windows => array_fill(null::int, array[cardinality(e.owners)]), freed => e.freed,
                            most => null) as r
                    """).param("ids", ids).query(JobRows::released).list();
        return new Ended(
                settled.stream().sorted(Comparator.comparing(SettledJob::job)).toList(), released);
    }
}
