package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.JobRecord;
import dev.codementor.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workers' operations. */
final class PostgresAttemptLedger implements AttemptLedger {

    private final LedgerDatabase database;
    private final JdbcClient client;
    private final Endings endings;
    private final Coalescer<ClaimBatch.Request, Optional<Claim.Claimed>> claims;
    private final Coalescer<SettleBatch.Request, Settlement> settlements;
    private final CheckpointBatch checkpoints;

    PostgresAttemptLedger(
            LedgerDatabase database,
            Coalescer<ClaimBatch.Request, Optional<Claim.Claimed>> claims,
            Coalescer<SettleBatch.Request, Settlement> settlements) {
        this.database = database;
        this.client = database.client();
        this.endings = new Endings(client);
        this.claims = claims;
        this.settlements = settlements;
        this.checkpoints = new CheckpointBatch(database);
    }

    @Override
    public Claim claim(JobId job, String worker, Duration lease, int mostAttempts) {
        ClaimBatch.Request request = new ClaimBatch.Request(job, worker, lease, mostAttempts);
        while (true) {
            Optional<Claim.Claimed> claimed = claims.call(request);
            if (claimed.isPresent()) {
                return claimed.get();
            }
            Optional<Claim> reason = look(job, "")
                    .map(PostgresAttemptLedger::notMine)
                    .orElseGet(() -> Optional.of(new Claim.Unknown()))
                    .or(() -> database.transaction(() -> end(job, mostAttempts)));
            if (reason.isPresent()) {
                return reason.get();
            }
        }
    }

    private record Obstacle(
            JobState state,
            boolean free,
            Instant leaseUntil,
            boolean cancelled,
            boolean expired,
            int tries,
            boolean paused) {}

    private Optional<Obstacle> look(JobId job, String lock) {
        return client.sql("""
            select state, (lease_until is null or lease_until <= clock_timestamp()) as free,
                coalesce(lease_until, clock_timestamp()) as lease_until,
                cancel_requested_at is not null as cancelled, expires_at <= clock_timestamp() as expired,
                attempt - spared as tries,
                is_paused(kind, course) as paused
            from jobs where id = :id
            """ + lock)
                .param("id", job.value())
                .query(PostgresAttemptLedger::obstacle)
                .optional();
    }

    /** Empty when nobody else has the job. */
    private static Optional<Claim> notMine(Obstacle obstacle) {
        if (obstacle.state().settled()) {
            return Optional.of(new Claim.Over(obstacle.state(), null, List.of()));
        }
        return obstacle.free() ? Optional.empty() : Optional.of(new Claim.Held(obstacle.leaseUntil()));
    }

    /** Ends a job that nobody holds and nobody may claim any more. Empty when it may be claimed after all. */
    private Optional<Claim> end(JobId job, int mostAttempts) {
        Optional<Obstacle> found = look(job, "for update");
        if (found.isEmpty()) {
            return Optional.of(new Claim.Unknown());
        }
        Obstacle obstacle = found.get();
        return notMine(obstacle).or(() -> {
            List<JobId> jobs = List.of(job);
            if (obstacle.cancelled()) {
                return Optional.of(over(endings.cancel(jobs)));
            }
            if (obstacle.expired()) {
                return Optional.of(over(endings.expire(jobs)));
            }
            if (obstacle.tries() >= mostAttempts) {
                return Optional.of(over(endings.giveUp(jobs)));
            }
            return obstacle.paused() ? Optional.of(keepBack(job)) : Optional.empty();
        });
    }

    /** The message is dropped, so that it does not come again and again: the job is sent again when the pause ends. */
    private Claim keepBack(JobId job) {
        client.sql("""
            update jobs set sent_at = '-infinity', resends = 0
            where id = :id and settled_at is null and state <= 'queued' and released_at is not null
            """).param("id", job.value()).update();
        return new Claim.Paused();
    }

    private static Obstacle obstacle(ResultSet row, int number) throws SQLException {
        Instant leaseUntil = JobRows.instant(row, "lease_until");
        return new Obstacle(
                JobState.ofWireName(JobRows.text(row, "state")),
                row.getBoolean("free"),
                leaseUntil == null ? Instant.EPOCH : leaseUntil,
                row.getBoolean("cancelled"),
                row.getBoolean("expired"),
                row.getInt("tries"),
                row.getBoolean("paused"));
    }

    private static Claim over(Endings.Ended ended) {
        return new Claim.Over(
                ended.settled().getFirst().state(), ended.settled().getFirst(), ended.released());
    }

    @Override
    public List<Continuation> checkpoint(List<Checkpoint> progress, Duration lease) {
        if (progress.isEmpty()) {
            return List.of();
        }
        progress.forEach(checkpoint -> StorableText.check("the text", checkpoint.text()));
        return checkpoints.run(progress, lease);
    }

    /** The first thing that went wrong is the cause; what follows from it is not. */
    @Override
    public void note(Attempt attempt, String cause, String said) {
        client.sql("""
            insert into job_attempts (job, attempt, worker, started_at, ending, cause, words)
            select j.id, j.attempt, j.worker, j.attempt_started_at, 'fault', :cause, nullif(left(:said, 1000), '')
            from jobs j where j.id = :id and j.attempt = :attempt and j.worker is not null
            on conflict do nothing
            """)
                .param("cause", cause)
                .param("said", said)
                .param("id", attempt.job().value())
                .param("attempt", attempt.number())
                .update();
    }

    @Override
    public Settlement settle(Attempt attempt, Outcome outcome, int window) {
        StorableText.check("the text", outcome.text());
        return settlements.call(new SettleBatch.Request(attempt, outcome, window));
    }

    @Override
    public boolean release(Checkpoint checkpoint, JobRecord.@Nullable Usage used, boolean spared) {
        StorableText.check("the text", checkpoint.text());
        return database.transaction(() -> {
            if (checkpoints.run(List.of(checkpoint), Duration.ZERO).getFirst() == Continuation.LOST) {
                return false;
            }
            // The row is locked and belongs to the attempt until the end of the transaction.
            client.sql("""
                update jobs set state = 'queued', lease_until = null, sent_at = clock_timestamp(),
                    spared = spared + case when :spared then 1 else 0 end,
                    prompt_tokens = case when :read::int is null then prompt_tokens
                        else coalesce(prompt_tokens, 0) + :read::int end,
                    cached_tokens = case when :read::int is null then cached_tokens
                        when prompt_tokens is null then :cached::int
                        else cached_tokens + :cached::int end,
                    answer_tokens = case when :written::int is null then answer_tokens
                        else coalesce(answer_tokens, 0) + :written::int end
                where id = :id
                """)
                    .param("id", checkpoint.attempt().job().value())
                    .param("spared", spared)
                    .param("read", used == null ? null : used.promptTokens())
                    .param("cached", used == null ? null : used.cachedTokens())
                    .param("written", used == null ? null : used.answerTokens())
                    .update();
            return true;
        });
    }
}
