package dev.codementor.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.NewJob.Idempotency;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.batches.BatchIntake.Beginning;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Purpose;
import dev.codementor.ledger.batches.HandedIn;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemStudent;
import dev.codementor.ledger.batches.NewBatch;
import dev.codementor.ledger.batches.NewBatch.NewRubric;
import dev.codementor.ledger.batches.NewBatch.PlannedAsks;
import dev.codementor.ledger.batches.NewBatch.Work;
import dev.codementor.ledger.batches.NewItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Batches in a state of their life, read like a sentence: {@code aBatch().of(5).started()}. */
final class Batches {

    static final NewRubric RUBRIC = new NewRubric("v1", "{\"title\":\"First\"}");
    static final NewRubric OTHER_RUBRIC = new NewRubric("v2", "{\"title\":\"Second\"}");
    static final String GRADE = "{\"total\": 7.50, \"b\":1, \"a\":2}";
    static final int PLENTY = 1_000_000;

    private final PostgresLedger ledger;
    private final BatchId id = BatchId.next();
    private boolean completions;
    private String course = newCourse();
    private String owner = "instructor-" + UUID.randomUUID();
    private int size = 3;
    private @Nullable Idempotency idempotency;
    private @Nullable Duration spendCap;
    private Duration expiresAfter = Duration.ofHours(1);
    private int mostUnfinished = PLENTY;

    private Batches(PostgresLedger ledger) {
        this.ledger = ledger;
    }

    static Batches aBatch() {
        return aBatch(TestLedger.shared());
    }

    static Batches aBatch(PostgresLedger ledger) {
        return new Batches(ledger);
    }

    static String newCourse() {
        return "course-" + UUID.randomUUID();
    }

    Batches ofCompletions() {
        this.completions = true;
        return this;
    }

    Batches of(int items) {
        this.size = items;
        return this;
    }

    Batches inCourse(String course) {
        this.course = course;
        return this;
    }

    Batches by(String owner) {
        this.owner = owner;
        return this;
    }

    Batches withKey(String key, String digest) {
        this.idempotency = new Idempotency(key, digest);
        return this;
    }

    Batches spendingAtMost(Duration cap) {
        this.spendCap = cap;
        return this;
    }

    Batches expiringAfter(Duration time) {
        this.expiresAfter = time;
        return this;
    }

    Batches within(int mostUnfinished) {
        this.mostUnfinished = mostUnfinished;
        return this;
    }

    NewBatch announced() {
        return new NewBatch(
                id,
                owner,
                course,
                "Loops",
                idempotency,
                null,
                completions
                        ? new Work.Completions()
                        : new Work.Grading(
                                RUBRIC, "{\"samples\": 2}", "nonce", "canary", null, new PlannedAsks(1.4, 160)),
                spendCap,
                expiresAfter);
    }

    Beginning begun() {
        return ledger.batchIntake().begin(announced(), mostUnfinished);
    }

    BatchId receiving() {
        assertThat(begun()).isInstanceOf(Beginning.Begun.class);
        ledger.batchIntake()
                .add(id, IntStream.rangeClosed(1, size).mapToObj(Batches::item).toList());
        return id;
    }

    static NewItem item(int nth) {
        return new NewItem(
                nth,
                "item-" + nth,
                new ItemStudent("s" + nth, "Student " + nth, List.of("s" + nth + "@example.edu")),
                new HandedIn(nth % 2 == 0, "original/" + nth, "blind/" + nth, "digest-" + nth, 100 * nth, "[]"),
                List.of());
    }

    BatchRecord ready() {
        return ledger.batchIntake().seal(receiving(), "{}", 0);
    }

    /** With all items, or the first few. */
    BatchRecord started() {
        return started(PLENTY);
    }

    BatchRecord started(int items) {
        return ledger.batchIntake().seal(receiving(), "{}", items);
    }

    /** Jobs that are released for this batch now, whatever others do. */
    static List<JobId> advanced(PostgresLedger ledger, BatchRecord batch, int window) {
        return ledger.batchDispatch().advance(window, PLENTY).released().stream()
                .filter(job -> job.owner().equals(batch.id().jobOwner()))
                .map(ReleasedJob::job)
                .toList();
    }

    static Attempt running(PostgresLedger ledger, JobId job) {
        return Jobs.claimed(ledger, job).attempt();
    }

    static Ask ask(int ordinal) {
        return new Ask(
                ordinal,
                Purpose.DRAFT,
                "prompt-digest",
                "{\"answer\": \"yes\"}",
                false,
                true,
                List.of(),
                Jobs.MODEL,
                Map.of("seed", "1", "temperature", "0"),
                1_000,
                900,
                50,
                Duration.ofMillis(2_500));
    }

    static Conclusion conclusion(String... flags) {
        return Conclusion.draft(GRADE, List.of(flags), 1.5);
    }

    /** What a worker does for an item from its claim to the end. */
    static void graded(PostgresLedger ledger, JobId job, String... flags) {
        Attempt attempt = running(ledger, job);
        assertThat(ledger.grading().asked(attempt, ask(1))).isTrue();
        assertThat(ledger.grading().conclude(attempt, conclusion(flags))).isTrue();
        settled(ledger, attempt, Jobs.answer(GRADE));
    }

    /** An answer of which nothing could be used. */
    static void unusable(PostgresLedger ledger, JobId job, String why, String... flags) {
        Attempt attempt = running(ledger, job);
        ledger.grading().asked(attempt, ask(1));
        ledger.grading().conclude(attempt, Conclusion.unusable(why, List.of(flags), null));
        settled(ledger, attempt, Jobs.answer(""));
    }

    static void settled(PostgresLedger ledger, Attempt attempt, Outcome outcome) {
        assertThat(ledger.attempts().settle(attempt, outcome, Jobs.WIDE)).isInstanceOf(Settlement.Done.class);
    }

    /** A batch of which every item has a draft. */
    BatchRecord graded() {
        BatchRecord batch = started();
        advanced(ledger, batch, PLENTY).forEach(job -> graded(ledger, job));
        return batch;
    }

    static ItemRecord item(BatchRecord batch, int nth) {
        return TestLedger.shared().batchReader().item(batch.id(), "item-" + nth).orElseThrow();
    }
}
