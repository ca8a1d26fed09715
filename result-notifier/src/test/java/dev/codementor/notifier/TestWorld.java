package dev.codementor.notifier;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.SettledJob;
import dev.codementor.ledger.postgres.PostgresLedger;
import dev.codementor.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database and the issuer that all tests of a run share. Tests use students of their own. */
public final class TestWorld {

    static final ModelUse MODEL = new ModelUse("qwen", "sha256:1", false);

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final HikariDataSource DATA_SOURCE = dataSource();
    private static final PostgresLedger LEDGER = new PostgresLedger(DATA_SOURCE);
    private static final TestIssuer ISSUER = TestIssuer.start();

    private TestWorld() {}

    static TestIssuer issuer() {
        return ISSUER;
    }

    public static TestDatabase database() {
        return DATABASE;
    }

    public static PostgresLedger ledger() {
        return LEDGER;
    }

    public static JdbcClient sql() {
        return JdbcClient.create(DATA_SOURCE);
    }

    public static String newStudent() {
        return "student-" + UUID.randomUUID();
    }

    public static JobId accept(String owner) {
        return accept(owner, "cs101", "Why does my loop not end?");
    }

    public static JobId accept(String owner, String course, String prompt) {
        NewJob job = new NewJob(
                JobId.next(), JobRequest.of(JobKind.PROMPT, course, owner, prompt), null, Duration.ofHours(1));
        Acceptance acceptance = LEDGER.intake().accept(job, new Quota(1_000_000, 1_000_000), 1_000_000);
        if (!(acceptance instanceof Acceptance.Accepted)) {
            throw new IllegalStateException(acceptance.toString());
        }
        return job.id();
    }

    public static JobId queue(String owner) {
        JobId job = accept(owner);
        LEDGER.dispatch().markQueued(List.of(job));
        return job;
    }

    public static Attempt claim(JobId job) {
        Claim claim = LEDGER.attempts().claim(job, "worker-1", Duration.ofMinutes(1), 5);
        if (claim instanceof Claim.Claimed claimed) {
            return claimed.attempt();
        }
        throw new IllegalStateException(claim.toString());
    }

    public static void checkpoint(Attempt attempt, String text) {
        LEDGER.attempts()
                .checkpoint(List.of(new Checkpoint(attempt, text, Instant.now(), MODEL)), Duration.ofMinutes(1));
    }

    public static SettledJob answer(Attempt attempt, String text) {
        Outcome outcome = new Outcome.Answered(text, Instant.now(), MODEL, new Usage(12, null, 3));
        Settlement settlement = LEDGER.attempts().settle(attempt, outcome, 1_000_000);
        if (settlement instanceof Settlement.Done done) {
            return done.job();
        }
        throw new IllegalStateException(settlement.toString());
    }

    /** Answers a job that ran for the given time. */
    public static void answerAfter(JobId job, Duration run) {
        Attempt attempt = claim(job);
        sql().sql("update jobs set started_at = clock_timestamp() - :run * interval '1 second' where id = :id")
                .param("run", run.toSeconds())
                .param("id", job.value())
                .update();
        answer(attempt, "At last.");
    }

    /** What a worker leaves behind that is gone for good. */
    public static void loseLease(JobId job) {
        sql().sql("update jobs set lease_until = clock_timestamp() - interval '1 second' where id = :id")
                .param("id", job.value())
                .update();
    }

    private static HikariDataSource dataSource() {
        HikariDataSource dataSource = DATABASE.pool();
        PostgresLedger.migrate(dataSource);
        return dataSource;
    }
}
