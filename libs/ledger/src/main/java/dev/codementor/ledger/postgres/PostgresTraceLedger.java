package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.TraceLedger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Traces of jobs, each in a row beside its job. */
final class PostgresTraceLedger implements TraceLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;

    PostgresTraceLedger(LedgerDatabase database) {
        this.database = database;
        this.client = database.client();
    }

    @Override
    public void keep(JobId job, String parent) {
        database.transaction(() -> {
            client.sql("select set_config('synchronous_commit', 'off', true)")
                    .query()
                    .singleRow();
            return client.sql("""
                insert into job_traces (job, parent) select id, :parent from jobs where id = :job
                on conflict (job) do nothing
                """)
                    .param("job", job.value())
                    .param("parent", parent)
                    .update();
        });
    }

    @Override
    public Map<JobId, String> of(Collection<JobId> jobs) {
        Map<JobId, String> found = new HashMap<>();
        client.sql("select job, parent from job_traces where job = any(:jobs)")
                .param("jobs", jobs.stream().map(JobId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(JobRows.id(row, "job"), JobRows.text(row, "parent"));
                });
        return found;
    }
}
