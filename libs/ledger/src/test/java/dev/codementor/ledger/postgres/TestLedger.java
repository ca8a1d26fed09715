package dev.codementor.ledger.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One real PostgreSQL for all tests of a run, and ledgers on it. Tests use owners of their own. */
final class TestLedger {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HikariDataSource SHARED = migrated();
    private static final PostgresLedger LEDGER = new PostgresLedger(SHARED);

    private TestLedger() {}

    static PostgresLedger shared() {
        return LEDGER;
    }

    static JdbcClient sql() {
        return JdbcClient.create(SHARED);
    }

    /** A pool of its own, as another process has. */
    static HikariDataSource newDataSource() {
        return DATABASE.pool();
    }

    private static HikariDataSource migrated() {
        HikariDataSource dataSource = newDataSource();
        PostgresLedger.migrate(dataSource);
        return dataSource;
    }

    /** Leaves no unsettled job, announcement or transcript behind, for tests of what sweepers find. */
    static void clear() {
        withoutTriggers(
                "truncate jobs, feedback, announcements, transcripts, owners, batches, batch_rubrics, batch_items,"
                        + " grades, grading_asks, receipts, appeals, start_predictions, job_traces, job_attempts,"
                        + " redrives, redrive_jobs");
    }

    /** Changes rows behind the back of the rules. */
    static void withoutTriggers(String statement) {
        new TransactionTemplate(new JdbcTransactionManager(SHARED)).executeWithoutResult(status -> {
            sql().sql("set local session_replication_role = replica").update();
            sql().sql(statement).update();
        });
    }
}
