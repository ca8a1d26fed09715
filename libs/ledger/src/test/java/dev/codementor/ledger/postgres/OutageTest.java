package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.PLENTY;
import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.QuotaUse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What happens when the server goes away in the middle. */
class OutageTest {

    private final String owner = newOwner();

    @Test
    void leavesNothingOfAnAcceptWhoseConnectionDied() throws Exception {
        try (HikariDataSource pool = TestLedger.newDataSource();
                PostgresLedger ledger = new PostgresLedger(pool);
                HikariDataSource another = TestLedger.newDataSource();
                Connection blocker = another.getConnection();
                Statement lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("lock table announcements, jobs in share mode");
            NewJob job = aJob().of(owner).asked();

            CompletableFuture<Acceptance> accept =
                    CompletableFuture.supplyAsync(() -> ledger.intake().accept(job, PLENTY, WIDE));
            killWhoWaits();

            assertThatThrownBy(accept::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DataAccessException.class);
            blocker.rollback();
            assertThat(ledger.reader().find(job.id())).isEmpty();
            assertThat(ledger.intake().quotaUse(owner, PLENTY)).isEqualTo(new QuotaUse(0, 0));
            assertThat(ledger.intake().accept(job, PLENTY, WIDE)).isInstanceOf(Acceptance.Accepted.class);
        }
    }

    @Test
    void leavesNothingOfACancelWhoseConnectionDied() throws Exception {
        JobId job = aJob().of(owner).accepted();
        try (HikariDataSource pool = TestLedger.newDataSource();
                PostgresLedger ledger = new PostgresLedger(pool);
                HikariDataSource another = TestLedger.newDataSource();
                Connection blocker = another.getConnection();
                Statement lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("lock table announcements in share mode");

            CompletableFuture<?> cancel =
                    CompletableFuture.supplyAsync(() -> ledger.intake().cancel(job, owner));
            killWhoWaits();

            assertThatThrownBy(cancel::get).isInstanceOf(ExecutionException.class);
            blocker.rollback();
            assertThat(ledger.reader().find(job).orElseThrow().timeline().settled())
                    .isNull();
            assertThat(ledger.attempts().claim(job, "w", LEASE, 3)).isNotNull();
        }
    }

    private static void killWhoWaits() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestLedger.sql().sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where wait_event_type = 'Lock' and pid <> pg_backend_pid()
                        """).query(Integer.class).single() > 0);
    }
}
