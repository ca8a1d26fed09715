package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.contract.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.BadSqlGrammarException;

/** How functions that take columns are called: by names, and while a new version is rolled out also as before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnStatementTest {

    private HikariDataSource dataSource;
    private LedgerDatabase database;

    @BeforeAll
    void open() {
        dataSource = TestLedger.newDataSource();
        database = new LedgerDatabase(dataSource);
    }

    @AfterAll
    void close() {
        dataSource.close();
    }

    @Test
    void callsByNamesInAnyOrder() {
        JobId job = aJob().queued();

        List<UUID> claimed = call(
                new ColumnStatement<JobId>("claim_jobs")
                        .ints("most_attempts", id -> 3)
                        .longs("leases_ms", id -> LEASE.toMillis())
                        .texts("worker_names", id -> "worker-1")
                        .uuids("ids", JobId::value),
                job);

        assertThat(claimed).containsExactly(job.value());
    }

    @Test
    void failsTheFirstCallWithAWrongName() {
        ColumnStatement<JobId> wrong = new ColumnStatement<JobId>("mark_queued").uuids("jobs", JobId::value);

        assertThatThrownBy(() -> call(wrong, aJob().accepted()))
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining("mark_queued(jobs => uuid[]) does not exist");
    }

    @Test
    void failsTheFirstCallWithoutAnArgument() {
        ColumnStatement<JobId> incomplete = new ColumnStatement<JobId>("claim_jobs")
                .uuids("ids", JobId::value)
                .texts("worker_names", id -> "worker-1")
                .longs("leases_ms", id -> LEASE.toMillis());

        assertThatThrownBy(() -> call(incomplete, aJob().queued()))
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining(
                        "claim_jobs(ids => uuid[], worker_names => text[], leases_ms => bigint[]) does not exist");
    }

    /** Version 0.1.0 passes arguments by their order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept_jobs(null::uuid[], null::job_kind[], null::text[], null::text[], null::text[], null::text[],"
                        + " null::text[], null::text[], null::text[], null::int8[], null::int4[], null::int4[],"
                        + " null::int4[])",
                "mark_queued(null::uuid[])",
                "claim_jobs(null::uuid[], null::text[], null::int8[], null::int4[])",
                "checkpoint_jobs(null::uuid[], null::int4[], null::text[], null::int4[], null::timestamptz[],"
                        + " null::text[], null::text[], null::bool[], null::int8)",
                "settle_jobs(null::uuid[], null::int4[], null::job_state[], null::text[], null::int4[],"
                        + " null::timestamptz[], null::text[], null::text[], null::bool[], null::int4[], null::int4[],"
                        + " null::int4[], null::text[], null::text[], null::bool[], null::int4[])",
                "release_held(null::text[], null::job_kind[], null::int4[], null::int4[], null::int)",
                "refund(null::text[])"
            })
    void answersTheCallsOfProgramsThatAreReplaced(String call) {
        TestLedger.sql().sql("select * from " + call).query().listOfRows();
    }

    private List<UUID> call(ColumnStatement<JobId> statement, JobId job) {
        List<UUID> ids = new ArrayList<>();
        statement.run(database, List.of(job), row -> ids.add(row.getObject("id", UUID.class)));
        return ids;
    }
}
