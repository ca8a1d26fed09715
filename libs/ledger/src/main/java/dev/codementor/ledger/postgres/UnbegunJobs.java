package dev.codementor.ledger.postgres;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs of items that no worker has ever claimed. Must be called within a transaction that has locked their batches. */
final class UnbegunJobs {

    private final JdbcClient client;

    UnbegunJobs(JdbcClient client) {
        this.client = client;
    }

    /** Removes the jobs as if they had never been created, so that their items wait again. */
    void takeBack(Collection<UUID> batches) {
        List<UUID> jobs = client.sql("""
            select j.id from batch_items i join jobs j on j.id = i.job
            where i.batch = any(:batches) and i.state = 'processing' and i.job is not null
                and j.state <= 'queued' and j.attempt = 0
            order by j.id for update of j
            """)
                .param("batches", batches.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        if (jobs.isEmpty()) {
            return;
        }
        UUID[] ids = jobs.toArray(UUID[]::new);
        client.sql("update batch_items set job = null where job = any(:ids)")
                .param("ids", ids)
                .update();
        // Only settled jobs may be deleted.
        client.sql("""
            update jobs set state = 'cancelled', settled_at = clock_timestamp() where id = any(:ids)
            """).param("ids", ids).update();
        client.sql("delete from jobs where id = any(:ids)").param("ids", ids).update();
    }
}
