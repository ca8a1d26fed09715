package dev.codementor.notifier;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.SettledJob;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.HandedIn;
import dev.codementor.ledger.batches.ItemStudent;
import dev.codementor.ledger.batches.NewBatch;
import dev.codementor.ledger.batches.NewBatch.NewRubric;
import dev.codementor.ledger.batches.NewBatch.Work;
import dev.codementor.ledger.batches.NewItem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A batch in the ledger, and what workers do to its items. */
record TestBatch(BatchId id, String course) {

    static String newCourse() {
        return "course-" + UUID.randomUUID();
    }

    /** Uploaded and started. */
    static TestBatch started(String owner, String course, int size) {
        BatchId id = BatchId.next();
        NewBatch batch = new NewBatch(
                id,
                owner,
                course,
                "Loops",
                null,
                null,
                new Work.Grading(new NewRubric("v1", "{}"), "{}", "nonce", "canary", null),
                null,
                Duration.ofHours(1));
        var intake = TestWorld.ledger().batchIntake();
        intake.begin(batch, 1_000_000);
        intake.add(
                id,
                IntStream.rangeClosed(1, size)
                        .mapToObj(nth -> new NewItem(
                                nth,
                                "item-" + nth,
                                new ItemStudent("s" + nth, "", List.of()),
                                new HandedIn(false, "o", "b", "d", 10, "[]"),
                                List.of()))
                        .toList());
        intake.seal(id, "{}", size);
        return new TestBatch(id, course);
    }

    /** The next items, in the hands of a worker. */
    List<Attempt> claim(int items) {
        TestWorld.ledger().batchDispatch().advance(items, 1_000_000);
        return unclaimed().stream().map(TestWorld::claim).toList();
    }

    private List<JobId> unclaimed() {
        return TestWorld.sql()
                .sql("select id from jobs where owner = :owner and state = 'accepted' order by id")
                .param("owner", id.jobOwner())
                .query(UUID.class)
                .list()
                .stream()
                .map(JobId::new)
                .toList();
    }

    /** What a worker does with an item to its end; returns what it publishes. */
    LiveEvent grade(Attempt attempt) {
        TestWorld.ledger().grading().conclude(attempt, Conclusion.draft("{}", List.of(), 1.0));
        SettledJob settled = TestWorld.answer(attempt, "");
        return new LiveEvent.Settled(
                settled.job(), settled.owner(), settled.state(), settled.epoch(), settled.length(), settled.failure());
    }
}
