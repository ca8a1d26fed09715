package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.ATTEMPTS;
import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.claimed;
import static dev.codementor.ledger.postgres.Jobs.loseLease;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.Acceptance.Accepted;
import dev.codementor.ledger.Acceptance.Repeated;
import dev.codementor.ledger.Acceptance.TooFast;
import dev.codementor.ledger.Acceptance.TooManyOutstanding;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.JobIntake.Cancellation;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.TranscriptLedger.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Many threads in three processes' worth of ledgers want the same at the same moment. */
class RacesTest {

    private static final List<HikariDataSource> POOLS =
            List.of(TestLedger.newDataSource(), TestLedger.newDataSource(), TestLedger.newDataSource());
    private static final List<PostgresLedger> LEDGERS =
            POOLS.stream().map(PostgresLedger::new).toList();

    private final String owner = newOwner();

    @AfterAll
    static void close() {
        LEDGERS.forEach(PostgresLedger::close);
        POOLS.forEach(HikariDataSource::close);
    }

    @Test
    void givesJobToOneOfManyClaimers() throws Exception {
        for (int round = 0; round < 5; round++) {
            JobId job = aJob().queued();

            List<Claim> claims = together(50, i -> () -> ledger(i).attempts().claim(job, "w" + i, LEASE, ATTEMPTS));

            assertThat(claims).filteredOn(Claim.Claimed.class::isInstance).hasSize(1);
            assertThat(claims).filteredOn(Claim.Held.class::isInstance).hasSize(49);
            assertThat(find(job).attempt()).isEqualTo(1);
        }
    }

    @Test
    void givesLostJobToOneOfManyClaimers() throws Exception {
        JobId job = aJob().running().job();
        loseLease(job);

        List<Claim> claims = together(50, i -> () -> ledger(i).attempts().claim(job, "w" + i, LEASE, ATTEMPTS));

        assertThat(claims).filteredOn(Claim.Claimed.class::isInstance).hasSize(1);
        assertThat(find(job).attempt()).isEqualTo(2);
    }

    @Test
    void givesUpOnce() throws Exception {
        JobId job = aJob().running().job();
        loseLease(job);

        List<Claim> claims = together(30, i -> () -> ledger(i).attempts().claim(job, "w" + i, LEASE, 1));

        assertThat(claims).allSatisfy(claim -> assertThat(claim).isInstanceOf(Claim.Over.class));
        assertThat(claims)
                .filteredOn(claim -> ((Claim.Over) claim).settledNow() != null)
                .hasSize(1);
    }

    @Test
    void settlesOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            Attempt attempt = aJob().of(owner).running();
            loseLease(attempt.job());

            List<Object> outcomes = together(40, i -> () -> switch (i % 4) {
                case 0 -> ledger(i).attempts().settle(attempt, answer("answer " + i), WIDE);
                case 1 -> ledger(i).intake().cancel(attempt.job(), owner);
                case 2 -> ledger(i).dispatch().reclaim(1000);
                default -> ledger(i).attempts().claim(attempt.job(), "w", LEASE, 1);
            });

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Settlement.Done
                            || outcome instanceof Cancellation.Cancelled
                            || (outcome instanceof Claim.Over over && over.settledNow() != null))
                    .hasSize(1);
            assertThat(find(attempt.job()).state().settled()).isTrue();
            assertThat(TestLedger.sql()
                            .sql("select count(*) from announcements where job = :id")
                            .param("id", attempt.job().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void makesOneJobOfOneKey() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = "key-" + round;

            List<Acceptance> acceptances = together(
                    60, i -> () -> aJob(ledger(i)).of(owner).withKey(key, "d").offered());

            assertThat(acceptances).filteredOn(Accepted.class::isInstance).hasSize(1);
            JobId job = ((Accepted) acceptances.stream()
                            .filter(Accepted.class::isInstance)
                            .findFirst()
                            .orElseThrow())
                    .job();
            assertThat(acceptances)
                    .filteredOn(Repeated.class::isInstance)
                    .hasSize(59)
                    .allMatch(repeated -> ((Repeated) repeated).job().equals(job));
        }
        assertThat(count("owner = '" + owner + "'")).isEqualTo(5);
    }

    @Test
    void keepsQuotaOfOutstandingExactly() throws Exception {
        Quota quota = new Quota(17, 1000);

        List<Acceptance> acceptances =
                together(100, i -> () -> aJob(ledger(i)).of(owner).within(quota).offered());

        assertThat(acceptances).filteredOn(Accepted.class::isInstance).hasSize(17);
        assertThat(acceptances).filteredOn(TooManyOutstanding.class::isInstance).hasSize(83);
    }

    @Test
    void keepsQuotaPerMinuteExactly() throws Exception {
        Quota quota = new Quota(1000, 2);

        List<Acceptance> acceptances =
                together(100, i -> () -> aJob(ledger(i)).of(owner).within(quota).offered());

        assertThat(acceptances).filteredOn(Accepted.class::isInstance).hasSize(2);
        assertThat(acceptances).filteredOn(TooFast.class::isInstance).hasSize(98);
    }

    @Test
    void releasesNoMoreThanTheWindow() throws Exception {
        List<Acceptance> acceptances =
                together(60, i -> () -> aJob(ledger(i)).of(owner).inWindow(4).offered());
        assertThat(acceptances).filteredOn(a -> ((Accepted) a).released()).hasSize(4);

        List<JobId> released = new ArrayList<>(acceptances.stream()
                .map(Accepted.class::cast)
                .filter(Accepted::released)
                .map(Accepted::job)
                .toList());
        while (!released.isEmpty()) {
            List<JobId> now = List.copyOf(released);
            released.clear();
            together(now.size(), i -> () -> {
                        Attempt attempt = claimed(ledger(i), now.get(i)).attempt();
                        return ((Settlement.Done) ledger(i).attempts().settle(attempt, answer("yes"), 4)).released();
                    })
                    .forEach(next -> next.forEach(job -> released.add(job.job())));
            ledger(0).dispatch().releaseHeld(4, 10).stream()
                    .filter(job -> job.owner().equals(owner))
                    .forEach(job -> released.add(job.job()));
            assertThat(count("owner = '" + owner + "' and released_at is not null and settled_at is null"))
                    .isLessThanOrEqualTo(4)
                    .isEqualTo(released.size());
        }
        assertThat(count("owner = '" + owner + "' and state = 'answered'")).isEqualTo(60);
    }

    @Test
    void sharesTheWorkOfSweepers() throws Exception {
        TestLedger.clear();
        for (int i = 0; i < 30; i++) {
            aJob().of(owner).accepted();
        }

        List<List<ReleasedJob>> taken =
                together(12, i -> () -> ledger(i).dispatch().takeUnsent(Duration.ofMillis(1), 10));
        List<ReleasedJob> rest = new ArrayList<>();
        taken.forEach(rest::addAll);

        // What was taken is due again after a millisecond only; a longer time shows that none went to two.
        TestLedger.sql()
                .sql("update jobs set sent_at = sent_at - interval '1 hour'")
                .update();
        List<List<ReleasedJob>> again =
                together(12, i -> () -> ledger(i).dispatch().takeUnsent(Duration.ofMinutes(10), 10));
        assertThat(again.stream().flatMap(List::stream)).doesNotHaveDuplicates();
        assertThat(rest).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void assignsJobToOneTranscript() throws Exception {
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            jobs.add(aJob().of(owner).answered());
        }

        List<List<Transcript>> assigned =
                together(12, i -> () -> ledger(i).transcripts().assign(i % 2 == 0 ? jobs : jobs.reversed()));

        List<JobId> archived = assigned.stream()
                .flatMap(List::stream)
                .flatMap(transcript -> ledger(0).transcripts().jobs(transcript.id()).stream())
                .map(job -> job.id())
                .toList();
        assertThat(archived).containsExactlyInAnyOrderElementsOf(jobs);
    }

    @Test
    void marksAndClaimsInAnyOrderWithoutDeadlock() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<JobId> jobs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                jobs.add(aJob().of(owner).accepted());
            }

            List<Object> done = together(60, i -> () -> {
                if (i < 40) {
                    return ledger(i).attempts().claim(jobs.get(i), "w", LEASE, ATTEMPTS);
                }
                ledger(i).dispatch().markQueued(i % 2 == 0 ? jobs : jobs.reversed());
                return "marked";
            });

            assertThat(done).filteredOn(Claim.Claimed.class::isInstance).hasSize(40);
            assertThat(jobs).allSatisfy(job -> assertThat(find(job).state()).isEqualTo(JobState.RUNNING));
        }
    }

    private static PostgresLedger ledger(int i) {
        return LEDGERS.get(i % LEDGERS.size());
    }

    private static JobRecord find(JobId job) {
        return ledger(0).reader().find(job).orElseThrow();
    }

    private static int count(String condition) {
        return TestLedger.sql()
                .sql("select count(*) from jobs where " + condition)
                .query(Integer.class)
                .single();
    }

    /** Starts all at the same moment. */
    private static <T> List<T> together(int threads, IntFunction<Callable<T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> one = work.apply(i);
                results.add(executor.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            List<T> values = new ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        }
    }
}
