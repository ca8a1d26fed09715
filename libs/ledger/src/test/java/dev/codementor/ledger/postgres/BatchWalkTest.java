package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Batches.aBatch;
import static dev.codementor.ledger.postgres.Batches.ask;
import static dev.codementor.ledger.postgres.Batches.conclusion;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.contract.BatchId;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.batches.BatchControl.Change;
import dev.codementor.ledger.batches.BatchControl.Recount;
import dev.codementor.ledger.batches.BatchControl.Regrade;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchReader.ItemQuery;
import dev.codementor.ledger.batches.BatchReader.ItemQuery.Order;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.NewBatch.NewRubric;
import dev.codementor.ledger.batches.PauseReason;
import dev.codementor.ledger.batches.ReceiptLedger.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Threads of two processes do to a few batches at random whatever workers, graders and chores can do, crash and come late;
 * counts add up at every look, and in the end everything does.
 */
class BatchWalkTest {

    private static final long SEED = 20_261_125;
    private static final int THREADS = 12;
    private static final int STEPS = 250;
    private static final int SIZE = 12;
    private static final int WINDOW = 4;

    private final Queue<JobId> released = new ConcurrentLinkedQueue<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger versions = new AtomicInteger(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<BatchRecord> batches = List.of();

    @Test
    void addsUpInTheEnd() throws Exception {
        TestLedger.clear();
        batches = IntStream.range(0, 3)
                .mapToObj(i -> aBatch().of(SIZE).started(4 * (i + 1)))
                .toList();
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
            finish(first);
            for (BatchRecord batch : batches) {
                assertAddsUp(first, batch.id());
            }
        }
    }

    private void walk(PostgresLedger ledger, Random random) {
        try {
            for (int step = 0; step < STEPS && failure.get() == null; step++) {
                step(ledger, random, batches.get(random.nextInt(batches.size())).id());
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    private void step(PostgresLedger ledger, Random random, BatchId batch) {
        switch (random.nextInt(22)) {
            case 0, 1, 2 -> advance(ledger);
            case 3, 4, 5 -> claim(ledger);
            case 6 -> asked(ledger);
            case 7, 8, 9 -> conclude(ledger, random);
            case 10 -> loseLease(ledger);
            case 11 -> ledger.batchControl().pause(batch, PauseReason.INSTRUCTOR);
            case 12, 13 -> ledger.batchControl().resume(batch, null);
            case 14 -> ledger.batchControl().start(batch, random.nextInt(1, SIZE + 1));
            case 15 -> ledger.batchControl().retryFailed(batch);
            case 16 -> review(ledger, batch, random);
            case 17 -> undo(ledger, batch, random);
            case 18 -> changeRubric(ledger, batch, random);
            case 19 -> regrade(ledger, batch);
            case 20 -> appendReceipts(ledger, batch);
            default -> assertThat(counts(ledger, batch).size()).isEqualTo(SIZE);
        }
    }

    private void advance(PostgresLedger ledger) {
        List<ReleasedJob> made = ledger.batchDispatch().advance(WINDOW, 20).released();
        made.forEach(job -> released.add(job.job()));
        ledger.dispatch().markQueued(made.stream().map(ReleasedJob::job).toList());
        ledger.dispatch().reclaim(20).waiting().forEach(job -> released.add(job.job()));
        assertThat(TestLedger.sql()
                        .sql("select coalesce(max(c), 0) from"
                                + " (select count(*) as c from jobs where settled_at is null group by owner) o")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(WINDOW);
    }

    private void claim(PostgresLedger ledger) {
        JobId job = released.poll();
        if (job != null && ledger.attempts().claim(job, "w", Jobs.LEASE, 100) instanceof Claim.Claimed claimed) {
            attempts.add(claimed.attempt());
        }
    }

    private void asked(PostgresLedger ledger) {
        Attempt attempt = attempts.poll();
        if (attempt != null) {
            ledger.grading().work(attempt.job()).ifPresent(work -> ledger.grading()
                    .asked(attempt, ask(work.asked().size() + 1)));
            attempts.add(attempt);
        }
    }

    private void conclude(PostgresLedger ledger, Random random) {
        Attempt attempt = attempts.poll();
        if (attempt == null) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 ->
                ledger.attempts()
                        .settle(attempt, new Outcome.Failed("", null, null, FailureCode.MODEL_MISSING), WINDOW);
            case 1 -> {
                // Crashes between the two; somebody else settles after its lease.
                ledger.grading().conclude(attempt, conclusion());
                released.add(attempt.job());
                expireLease(attempt.job());
            }
            default -> {
                ledger.grading().conclude(attempt, conclusion());
                ledger.attempts().settle(attempt, Jobs.answer("{}"), WINDOW);
            }
        }
    }

    private void loseLease(PostgresLedger ledger) {
        Attempt attempt = attempts.poll();
        if (attempt != null) {
            expireLease(attempt.job());
            released.add(attempt.job());
            // Comes late.
            attempts.add(attempt);
            ledger.grading().asked(attempt, ask(50));
        }
    }

    private static void expireLease(JobId job) {
        TestLedger.sql()
                .sql("update jobs set lease_until = clock_timestamp() where id = :id and state = 'running'")
                .param("id", job.value())
                .update();
    }

    private static void review(PostgresLedger ledger, BatchId batch, Random random) {
        ItemRecord item = randomItem(ledger, batch, random);
        String version = version(ledger, batch);
        ledger.reviews().review(batch, item.customId(), item.revision(), version, "{\"by\":1}", "anna", null);
    }

    private static void undo(PostgresLedger ledger, BatchId batch, Random random) {
        ItemRecord item = randomItem(ledger, batch, random);
        ledger.reviews().undo(batch, item.customId(), item.revision(), "ben");
    }

    private void changeRubric(PostgresLedger ledger, BatchId batch, Random random) {
        List<Recount> recounts = items(ledger, batch).stream()
                .filter(item -> item.draft() != null && random.nextBoolean())
                .map(item -> new Recount(item.nth(), item.draft().revision(), "{\"again\":1}"))
                .toList();
        String version = "v" + versions.incrementAndGet();
        ledger.batchControl().changeRubric(batch, new NewRubric(version, "{}"), "anna", recounts);
    }

    private static void regrade(PostgresLedger ledger, BatchId batch) {
        String version = version(ledger, batch);
        List<Regrade> stale = items(ledger, batch).stream()
                .filter(item ->
                        item.draft() != null && !item.draft().rubricVersion().equals(version))
                .map(item -> new Regrade(item.nth(), List.of("loops")))
                .toList();
        ledger.batchControl().regrade(batch, version, stale);
    }

    private static void appendReceipts(PostgresLedger ledger, BatchId batch) {
        ledger.receipts()
                .append(batch, 5, entry -> new Text("receipt " + entry.previous(), "hash-" + entry.sequence()));
    }

    private static ItemRecord randomItem(PostgresLedger ledger, BatchId batch, Random random) {
        return ledger.batchReader()
                .item(batch, "item-" + random.nextInt(1, SIZE + 1))
                .orElseThrow();
    }

    private static List<ItemRecord> items(PostgresLedger ledger, BatchId batch) {
        return ledger.batchReader().items(new ItemQuery(batch, null, null, Order.UPLOAD, 0, 1_000));
    }

    private static String version(PostgresLedger ledger, BatchId batch) {
        return ledger.batchReader().find(batch).orElseThrow().grading().rubricVersion();
    }

    private static BatchCounts counts(PostgresLedger ledger, BatchId batch) {
        return ledger.batchReader().counts(List.of(batch)).get(batch);
    }

    private void finish(PostgresLedger ledger) {
        TestLedger.sql()
                .sql("update jobs set lease_until = clock_timestamp() where state = 'running'")
                .update();
        for (BatchRecord batch : batches) {
            ledger.batchControl().resume(batch.id(), null);
            ledger.batchControl().start(batch.id(), SIZE);
        }
        while (batches.stream().anyMatch(batch -> counts(ledger, batch.id()).processing() > 0)) {
            ledger.batchDispatch().advance(WINDOW, 100);
            TestLedger.sql()
                    .sql("select id from jobs where settled_at is null")
                    .query(UUID.class)
                    .list()
                    .forEach(id -> {
                        if (ledger.attempts().claim(new JobId(id), "w", Duration.ofMinutes(1), 1_000)
                                instanceof Claim.Claimed claimed) {
                            ledger.grading().conclude(claimed.attempt(), conclusion());
                            ledger.attempts().settle(claimed.attempt(), Jobs.answer("{}"), WINDOW);
                        }
                    });
        }
        for (BatchRecord batch : batches) {
            assertThat(ledger.batchControl().pause(batch.id(), PauseReason.INSTRUCTOR))
                    .isInstanceOfSatisfying(
                            Change.NotNow.class,
                            now -> assertThat(now.batch().state()).isEqualTo(BatchState.PROCESSING));
            while (ledger.receipts()
                            .append(
                                    batch.id(),
                                    100,
                                    entry -> new Text("receipt " + entry.previous(), "hash-" + entry.sequence()))
                    > 0) {
                // until all have one
            }
        }
    }

    private static void assertAddsUp(PostgresLedger ledger, BatchId batch) {
        assertThat(counts(ledger, batch).size()).isEqualTo(SIZE);
        int grades = 0;
        for (ItemRecord item : items(ledger, batch)) {
            List<GradeRecord> history = ledger.reviews().history(batch, item.customId());
            grades += history.size();
            assertThat(history).extracting(GradeRecord::revision).isEqualTo(numbers(item.revision()));
            assertThat(history)
                    .extracting(GradeRecord::job)
                    .filteredOn(job -> job != null)
                    .as("a job grades once")
                    .doesNotHaveDuplicates();
            if (item.draft() != null) {
                assertThat(item.draft().source()).isIn(GradeRecord.Source.MODEL, GradeRecord.Source.RECOUNT);
            }
            if (item.review() != null) {
                assertThat(item.review().source()).isEqualTo(GradeRecord.Source.PERSON);
            }
            assertThat(item.processing().spending().asks()).isEqualTo(asks(batch, item.nth()));
        }
        assertThat(ledger.receipts().receipts(batch, 0, 10_000))
                .extracting(receipt -> (int) receipt.sequence())
                .isEqualTo(numbers(grades));
    }

    private static List<Integer> numbers(int upTo) {
        return IntStream.rangeClosed(1, upTo).boxed().toList();
    }

    private static int asks(BatchId batch, int nth) {
        return TestLedger.sql()
                .sql("select count(*) from grading_asks where batch = :batch and nth = :nth")
                .param("batch", batch.value())
                .param("nth", nth)
                .query(Integer.class)
                .single();
    }
}
