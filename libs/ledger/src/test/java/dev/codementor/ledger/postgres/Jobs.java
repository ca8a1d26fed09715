package dev.codementor.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs in a state of their life, read like a sentence: {@code aJob().of(owner).accepted()}. */
final class Jobs {

    static final Quota PLENTY = new Quota(1_000_000, 1_000_000);
    static final int WIDE = 1_000_000;
    static final Duration LEASE = Duration.ofMinutes(1);
    static final int ATTEMPTS = 3;
    static final ModelUse MODEL = new ModelUse("qwen", "sha256:1", false);

    private final PostgresLedger ledger;
    private String owner = newOwner();
    private JobKind kind = JobKind.PROMPT;
    private String course = "cs101";
    private @Nullable String conversation;
    private String prompt = "Why does my loop not end?";
    private NewJob.@Nullable Idempotency idempotency;
    private Duration life = Duration.ofHours(1);
    private Quota quota = PLENTY;
    private int window = WIDE;

    private Jobs(PostgresLedger ledger) {
        this.ledger = ledger;
    }

    static Jobs aJob() {
        return new Jobs(TestLedger.shared());
    }

    static Jobs aJob(PostgresLedger ledger) {
        return new Jobs(ledger);
    }

    static String newOwner() {
        return "student-" + UUID.randomUUID();
    }

    Jobs of(String owner) {
        this.owner = owner;
        return this;
    }

    Jobs of(JobKind kind) {
        this.kind = kind;
        return this;
    }

    Jobs inCourse(String course) {
        this.course = course;
        return this;
    }

    Jobs inConversation(String conversation) {
        this.conversation = conversation;
        return this;
    }

    Jobs asking(String prompt) {
        this.prompt = prompt;
        return this;
    }

    Jobs withKey(String key, String digest) {
        this.idempotency = new NewJob.Idempotency(key, digest);
        return this;
    }

    Jobs livingFor(Duration life) {
        this.life = life;
        return this;
    }

    Jobs within(Quota quota) {
        this.quota = quota;
        return this;
    }

    Jobs inWindow(int window) {
        this.window = window;
        return this;
    }

    NewJob asked() {
        return new NewJob(
                JobId.next(),
                JobRequest.of(kind, course, owner, prompt).inConversation(conversation),
                idempotency,
                life);
    }

    Acceptance offered() {
        return ledger.intake().accept(asked(), quota, window);
    }

    JobId accepted() {
        Acceptance acceptance = offered();
        assertThat(acceptance).isInstanceOf(Acceptance.Accepted.class);
        return ((Acceptance.Accepted) acceptance).job();
    }

    JobId queued() {
        JobId job = accepted();
        ledger.dispatch().markQueued(List.of(job));
        return job;
    }

    Attempt running() {
        return claimed(ledger, queued()).attempt();
    }

    JobId answered() {
        Attempt attempt = running();
        ledger.attempts().settle(attempt, answer("An answer."), WIDE);
        return attempt.job();
    }

    static Claim.Claimed claimed(PostgresLedger ledger, JobId job) {
        Claim claim = ledger.attempts().claim(job, "worker-1", LEASE, ATTEMPTS);
        assertThat(claim).isInstanceOf(Claim.Claimed.class);
        return (Claim.Claimed) claim;
    }

    static Outcome.Answered answer(String text) {
        return new Outcome.Answered(text, Instant.now(), MODEL, new Usage(12, null, 3));
    }

    /** What a worker leaves behind that is gone for good. */
    static void loseLease(JobId job) {
        TestLedger.sql()
                .sql("update jobs set lease_until = clock_timestamp() - interval '1 second' where id = :id")
                .param("id", job.value())
                .update();
    }
}
