package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.DispatchLedger.Reclaimed;
import dev.codementor.ledger.JobIntake.Cancellation;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import dev.codementor.ledger.TranscriptLedger.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Threads of two processes do at random whatever can be done, crash and come late; in the end everything adds up. */
class RandomWalkTest {

    private static final long SEED = 20_261_120;
    private static final int THREADS = 12;
    private static final int STEPS = 400;
    private static final int OWNERS = 6;
    private static final int WINDOW = 3;
    private static final int ATTEMPTS = 3;
    private static final Quota QUOTA = new Quota(12, 100_000);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Map<JobId, NewJob> accepted = new ConcurrentHashMap<>();
    private final Queue<JobId> released = new ConcurrentLinkedQueue<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Map<JobId, List<SettledJob>> settled = new ConcurrentHashMap<>();
    private final Queue<Transcript> transcripts = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Test
    void addsUpInTheEnd() throws Exception {
        TestLedger.clear();
        try (HikariDataSource one = TestLedger.newDataSource();
                HikariDataSource two = TestLedger.newDataSource();
                PostgresLedger first = new PostgresLedger(one);
                PostgresLedger second = new PostgresLedger(two)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                PostgresLedger ledger = i % 2 == 0 ? first : second;
                Random random = new Random(SEED + i);
                threads.add(Thread.ofVirtual().start(() -> walk(ledger, random)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failure.get()).isNull();
            assertWindowsHold();
            finish(first);
            assertEverythingAddsUp(first);
        }
    }

    private void walk(PostgresLedger ledger, Random random) {
        try {
            for (int step = 0; step < STEPS && failure.get() == null; step++) {
                step(ledger, random);
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private void step(PostgresLedger ledger, Random random) {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> accept(ledger, random);
            case 4, 5, 6 -> claim(ledger);
            case 7, 8 -> settle(ledger, random);
            case 9 -> checkpoint(ledger, random);
            case 10 -> cancel(ledger, random);
            case 11 -> ledger.dispatch().markQueued(some(released));
            case 12 -> took(ledger.dispatch().reclaim(20));
            case 13 -> took(ledger.dispatch().expire(20));
            case 14 -> release(ledger.dispatch().releaseHeld(WINDOW, 20));
            default -> archive(ledger);
        }
    }

    private void accept(PostgresLedger ledger, Random random) {
        NewJob job = new NewJob(
                JobId.next(),
                JobRequest.of(JobKind.PROMPT, "cs" + random.nextInt(2), "walker-" + random.nextInt(OWNERS), "q"),
                new NewJob.Idempotency("k" + random.nextInt(2_000), "d"),
                random.nextInt(20) == 0 ? Duration.ofMillis(5) : Duration.ofHours(1));
        accepted.put(job.id(), job);
        Acceptance acceptance = ledger.intake().accept(job, QUOTA, WINDOW);
        switch (acceptance) {
            case Acceptance.Accepted taken -> {
                if (taken.released()) {
                    released.add(taken.job());
                }
            }
            case Acceptance.Repeated repeated -> {
                accepted.remove(job.id());
                assertThat(ledger.reader().find(repeated.job())).isPresent();
            }
            case Acceptance.KeyReused reused -> throw new AssertionError("all digests are the same");
            case Acceptance.TooManyOutstanding crowded -> accepted.remove(job.id());
            case Acceptance.TooFast fast -> accepted.remove(job.id());
        }
    }

    private void claim(PostgresLedger ledger) {
        JobId job = released.poll();
        if (job == null) {
            return;
        }
        switch (ledger.attempts().claim(job, "w", SHORT, ATTEMPTS)) {
            case Claim.Claimed claimed -> attempts.add(claimed.attempt());
            case Claim.Held held -> released.add(job);
            case Claim.Over over -> {
                Optional.ofNullable(over.settledNow()).ifPresent(this::note);
                release(over.released());
            }
            case Claim.Paused paused -> throw new AssertionError("nothing is paused");
            case Claim.Unknown unknown -> throw new AssertionError("a released job is known");
        }
    }

    private void settle(PostgresLedger ledger, Random random) {
        Attempt attempt = attempts.poll();
        if (attempt == null) {
            return;
        }
        String text = "x".repeat(random.nextInt(5));
        Outcome outcome = random.nextInt(3) == 0
                ? new Outcome.Failed(text, null, null, FailureCode.INTERNAL_ERROR)
                : answer(text);
        if (ledger.attempts().settle(attempt, outcome, WINDOW) instanceof Settlement.Done done) {
            note(done.job());
            release(done.released());
        }
        if (random.nextBoolean()) {
            attempts.add(attempt);
        }
    }

    private void checkpoint(PostgresLedger ledger, Random random) {
        List<Attempt> some = some(attempts);
        if (random.nextInt(3) == 0 && !some.isEmpty()) {
            Attempt one = some.getFirst();
            if (ledger.attempts().release(new Checkpoint(one, "part", null, null))) {
                released.add(one.job());
            }
        }
        ledger.attempts()
                .checkpoint(
                        some.stream()
                                .map(attempt -> new Checkpoint(attempt, "y".repeat(random.nextInt(4)), null, null))
                                .toList(),
                        SHORT);
    }

    private void cancel(PostgresLedger ledger, Random random) {
        List<JobId> some = some(accepted.keySet());
        if (some.isEmpty()) {
            return;
        }
        NewJob job = accepted.get(some.get(random.nextInt(some.size())));
        if (job != null
                && ledger.intake().cancel(job.id(), job.request().owner())
                        instanceof Cancellation.Cancelled cancelled) {
            note(cancelled.job());
            release(cancelled.released());
        }
    }

    private void archive(PostgresLedger ledger) {
        List<JobId> due = ledger.dispatch().takeUnarchived(SHORT, 20);
        transcripts.addAll(ledger.transcripts().assign(due));
    }

    private void took(Reclaimed reclaimed) {
        reclaimed.settled().forEach(this::note);
        release(reclaimed.waiting());
    }

    private void release(Collection<ReleasedJob> jobs) {
        jobs.forEach(job -> released.add(job.job()));
    }

    private void note(SettledJob job) {
        settled.computeIfAbsent(job.job(), id -> new ArrayList<>()).add(job);
    }

    private static <T> List<T> some(Collection<T> all) {
        return all.stream().limit(8).toList();
    }

    /** Brings every job to its end, as sweepers and workers would. */
    private void finish(PostgresLedger ledger) {
        TestLedger.sql()
                .sql("update jobs set lease_until = clock_timestamp() where state = 'running'")
                .update();
        took(ledger.dispatch().reclaim(100_000));
        while (count("settled_at is null") > 0) {
            release(ledger.dispatch().releaseHeld(WINDOW, 1000));
            TestLedger.sql()
                    .sql("select id from jobs where settled_at is null and released_at is not null")
                    .query((row, number) -> JobRows.id(row, "id"))
                    .list()
                    .forEach(released::add);
            for (int i = released.size(); i > 0; i--) {
                claim(ledger);
            }
            for (Attempt attempt = attempts.poll(); attempt != null; attempt = attempts.poll()) {
                if (ledger.attempts().settle(attempt, answer("end"), WINDOW) instanceof Settlement.Done done) {
                    note(done.job());
                    release(done.released());
                }
            }
        }
        while (count("true") > archived()) {
            archive(ledger);
        }
    }

    private static void assertWindowsHold() {
        assertThat(TestLedger.sql().sql("""
            select coalesce(max(n), 0) from (select count(*) as n from jobs
                where settled_at is null and released_at is not null group by owner)
            """).query(Integer.class).single()).isLessThanOrEqualTo(WINDOW);
    }

    private void assertEverythingAddsUp(PostgresLedger ledger) {
        assertThat(count("true")).isEqualTo(accepted.size()).isGreaterThan(100);
        for (JobId id : accepted.keySet()) {
            JobRecord job = ledger.reader().find(id).orElseThrow();
            assertThat(job.state().settled()).isTrue();
            assertThat(settled.get(id))
                    .as("told once")
                    .containsExactly(new SettledJob(
                            id,
                            job.owner(),
                            job.state(),
                            job.epoch(),
                            job.text().length(),
                            job.failure()));
            assertThat(job.attempt()).isBetween(0, ATTEMPTS);
            if (job.state() == JobState.ANSWERED) {
                assertThat(job.epoch()).isEqualTo(job.attempt());
            }
        }
        List<JobId> archived = transcripts.stream()
                .flatMap(transcript -> ledger.transcripts().jobs(transcript.id()).stream())
                .map(JobRecord::id)
                .toList();
        assertThat(archived).containsExactlyInAnyOrderElementsOf(accepted.keySet());
        assertThat(TestLedger.sql()
                        .sql("select count(*) from announcements")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static int archived() {
        return TestLedger.sql()
                .sql("select coalesce(sum(cardinality(jobs)), 0) from transcripts")
                .query(Integer.class)
                .single();
    }

    private static int count(String condition) {
        return TestLedger.sql()
                .sql("select count(*) from jobs where " + condition)
                .query(Integer.class)
                .single();
    }
}
