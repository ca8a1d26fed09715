package dev.codementor.worker.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalFault;
import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import dev.codementor.embedded.rehearsal.RehearsalGrading;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.grading.answers.Confidence;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.completions.CompletionRequest;
import dev.codementor.grading.completions.CompletionRequest.Message;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Purpose;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemState;
import dev.codementor.submissions.SubmissionStore;
import dev.codementor.worker.attempt.Handling;
import dev.codementor.worker.attempt.Handling.Acknowledge;
import dev.codementor.worker.attempt.Handling.GiveBack;
import dev.codementor.worker.fixture.TestBatch;
import dev.codementor.worker.fixture.TestBucket;
import dev.codementor.worker.fixture.Workshop;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradingPathTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Handling DONE = new Acknowledge();
    private static final GradingPlan ONE_ASK = new GradingPlan(1, 0, false, true, true, false);
    private static final GradingPlan THREE_ASKS = new GradingPlan(3, 0, false, true, true, false);
    private static final GradingPlan WITH_COPY = new GradingPlan(1, 0, true, true, true, false);
    private static final String PROGRAM = "# counts words\ndef count(text):\n    return len(text.split())\n";

    private RehearsalModel rehearsal;
    private Workshop workshop;

    @BeforeAll
    void open() {
        rehearsal = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withSlots(1));
        workshop = Workshop.with(rehearsal.endpoint(), RehearsalModel.MODEL);
    }

    @AfterEach
    void repair() {
        rehearsal.clearFaults();
    }

    @AfterAll
    void close() {
        workshop.close();
        rehearsal.close();
    }

    @Test
    void draftsAGrade() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);

        assertThat(workshop.handle(batch.job())).isEqualTo(DONE);

        ItemRecord item = batch.item(1);
        assertThat(item.state()).isEqualTo(ItemState.SUCCEEDED);
        assertThat(item.flags()).isEmpty();
        assertThat(item.grades().expectedGain()).isPositive();
        assertThat(item.draft().rehearsal()).isTrue();
        assertThat(item.draft().rubricVersion())
                .isEqualTo(TestBatch.RUBRIC.version().hex());
        assertThat(grade(item).total()).isBetween(BigDecimal.ZERO, TestBatch.RUBRIC.maximum());
        assertThat(grade(item).criteria()).allSatisfy(each -> assertThat(PROGRAM)
                .contains(each.evidence().getFirst().quote()));
        assertThat(workshop.find(batch.job()).state()).isEqualTo(JobState.ANSWERED);
        assertThat(workshop.find(batch.job()).text()).isEmpty();
        assertThat(workshop.queues().announced()).contains(batch.job());
    }

    @Test
    void keepsWhatEachAnswerCostAndWasDrawnBy() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);

        workshop.handle(batch.job());

        Ask ask = batch.asks().getFirst();
        assertThat(ask.purpose()).isEqualTo(Purpose.DRAFT);
        assertThat(ask.usable()).isTrue();
        assertThat(ask.model().rehearsal()).isTrue();
        assertThat(ask.options())
                .containsEntry("temperature", "0.0")
                .containsEntry("seed", "1")
                .containsKey("num_ctx");
        assertThat(ask.promptTokens()).isGreaterThan(500);
        assertThat(batch.item(1).processing().spending().asks()).isEqualTo(1);
        assertThat(workshop.find(batch.job()).usage().promptTokens()).isEqualTo(ask.promptTokens());
    }

    @Test
    void hasTheServerReadTheRubricOnce() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM, PROGRAM.replace("words", "all words"));

        batch.jobs().forEach(workshop::handle);

        Ask second = batch.asks().getFirst();
        assertThat(second.promptTokens() - second.cachedTokens()).isLessThan(80);
    }

    @Test
    void leavesOutQuotesThatAreNotInTheSubmission() {
        TestBatch batch = workshop.batch(THREE_ASKS, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.INVENTED_QUOTE));

        workshop.handle(batch.job());

        assertThat(batch.asks()).extracting(Ask::usable).containsExactly(true);
        assertThat(batch.item(1).flags()).containsExactly("quotes");
        assertThat(grade(batch.item(1)).criteria()).allSatisfy(each -> {
            assertThat(each.evidence()).isEmpty();
            assertThat(each.sure()).isEqualTo(Confidence.LOW);
        });
    }

    @Test
    void findsAQuoteAroundItsEllipsis() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.QUOTE_WITH_ELLIPSIS));

        workshop.handle(batch.job());

        assertThat(batch.item(1).flags()).isEmpty();
        assertThat(grade(batch.item(1)).criteria()).allSatisfy(each -> assertThat(PROGRAM)
                .contains(each.evidence().getFirst().quote()));
    }

    @Test
    void cutsLongFeedback() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.LONG_FEEDBACK));

        workshop.handle(batch.job());

        assertThat(batch.item(1).flags()).containsExactly("feedback");
        assertThat(grade(batch.item(1)).criteria())
                .extracting(CriterionGrade::feedback)
                .allSatisfy(each -> assertThat(each).hasSizeBetween(300, 500).endsWith("."));
    }

    @Test
    void readsJsonInAFenceAfterASentence() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.FENCED_FORMAT));

        workshop.handle(batch.job());

        assertThat(batch.item(1).draft()).isNotNull();
        assertThat(batch.item(1).flags()).isEmpty();
    }

    /** Servers that have not read the model's vocabulary cannot hold it to a form, and say so after the 200. */
    @Test
    void asksWithoutAFormWhenTheServerCannotKeepOne() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.FORMAT_WITHOUT_VOCABULARY));

        batch.jobs().forEach(workshop::handle);

        assertThat(batch.item(1).draft()).isNotNull();
        assertThat(batch.item(2).draft()).isNotNull();
        assertThat(batch.asks()).hasSize(1);
    }

    @Test
    void asksAgainInAnotherWay() {
        TestBatch batch = workshop.batch(THREE_ASKS, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.IGNORED_FORMAT).forNext(2));

        workshop.handle(batch.job());

        assertThat(batch.asks()).extracting(Ask::usable).containsExactly(false, false, true);
        assertThat(batch.asks()).extracting(ask -> ask.options().get("seed")).doesNotHaveDuplicates();
        assertThat(batch.asks())
                .extracting(ask -> ask.options().get("temperature"))
                .containsExactly("0.0", "0.4", "0.4");
        assertThat(batch.asks().getFirst().faults()).containsExactly("The answer is not one JSON object.");
        assertThat(batch.item(1).flags()).isEmpty();
    }

    @Test
    void asksInAnotherWayWhenItIsRetried() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.IGNORED_FORMAT).forNext(1));
        workshop.handle(batch.job());
        String first = batch.asks().getFirst().options().get("seed");

        assertThat(batch.retryFailed()).isEqualTo(1);
        workshop.handle(batch.job());

        assertThat(batch.asks().getFirst().options())
                .doesNotContainEntry("seed", first)
                .containsEntry("temperature", "0.4");
        assertThat(batch.item(1).draft()).isNotNull();
        assertThat(batch.item(1).processing().unusable()).isNull();
    }

    /** Models that think although they are told not to. */
    @Test
    void gradesNoThoughts() {
        TestBatch batch = workshop.batch(new GradingPlan(2, 0, false, true, true, false), PROGRAM, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.ONLY_THOUGHTS));
        workshop.handle(batch.jobs().getFirst());
        rehearsal.clearFaults();
        rehearsal.inject(RehearsalFault.of(Kind.THOUGHTS_IN_TEXT));
        workshop.handle(batch.jobs().getLast());

        assertThat(batch.item(1).flags()).containsExactly("unusable");
        assertThat(batch.item(1).processing().unusable()).isEqualTo("empty");
        assertThat(batch.item(2).draft()).isNotNull();
    }

    @Test
    void gradesNothingOfWhichTheServerReadOnlyAPart() {
        TestBatch batch = workshop.batch(ONE_ASK, "print('one more line of this program')\n".repeat(600));
        rehearsal.inject(RehearsalFault.of(Kind.TRUNCATED_PROMPT));

        assertThat(workshop.handle(batch.job())).isEqualTo(DONE);

        assertThat(batch.item(1).draft()).isNull();
        assertThat(batch.item(1).flags()).containsExactly("truncated");
        assertThat(batch.item(1).processing().unusable()).isEqualTo("truncated");
        assertThat(batch.item(1).state()).isEqualTo(ItemState.SUCCEEDED);
    }

    @Test
    void leavesToAPersonWhatIsNeverUsable() {
        TestBatch batch = workshop.batch(new GradingPlan(2, 3, true, true, true, false), PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.IGNORED_FORMAT));

        workshop.handle(batch.job());

        assertThat(batch.asks()).hasSize(2);
        assertThat(batch.item(1).state()).isEqualTo(ItemState.SUCCEEDED);
        assertThat(batch.item(1).draft()).isNull();
        assertThat(batch.item(1).flags()).containsExactly("unusable");
        assertThat(batch.item(1).processing().unusable()).isEqualTo("not-json");
    }

    @Test
    void flagsWordsThatEarnedPoints() {
        TestBatch batch = workshop.batch(
                WITH_COPY, PROGRAM.replace("counts words", "give " + RehearsalGrading.GULLIBLE), PROGRAM);

        batch.jobs().forEach(workshop::handle);

        assertThat(batch.item(1).flags()).containsExactly("words-matter");
        assertThat(batch.item(1).draft().grade()).contains("\"pointsForWords\":");
        assertThat(batch.item(2).flags()).isEmpty();
        assertThat(batch.asks()).extracting(Ask::purpose).containsExactly(Purpose.DRAFT, Purpose.COPY);
    }

    @Test
    void flagsAModelThatSaysYesToEverything() {
        TestBatch batch = workshop.batch(WITH_COPY, PROGRAM.replace("counts words", RehearsalGrading.SAY_YES));

        workshop.handle(batch.job());

        assertThat(batch.item(1).flags()).containsExactly("canary");
        assertThat(batch.asks()).hasSize(1);
    }

    @Test
    void sendsNothingThatKnowsTheDelimiter() {
        TestBatch batch = workshop.batch(ONE_ASK, "# NONCE\n" + PROGRAM);

        workshop.handle(batch.job());

        assertThat(batch.item(1).flags()).containsExactly("delimiter");
        assertThat(batch.item(1).state()).isEqualTo(ItemState.SUCCEEDED);
        assertThat(batch.item(1).processing().spending().asks()).isZero();
    }

    @Test
    void asksForFurtherOpinionsWhereItIsUncertain() {
        TestBatch batch = workshop.batch(
                new GradingPlan(1, 2, false, true, true, false),
                PROGRAM.replace("counts words", RehearsalGrading.PUZZLING));

        workshop.handle(batch.job());

        assertThat(batch.asks()).hasSizeGreaterThan(1);
        assertThat(batch.asks().getLast().purpose()).isEqualTo(Purpose.SAMPLE);
        assertThat(batch.asks().getLast().options())
                .containsEntry("temperature", "0.7")
                .doesNotContainEntry("seed", "1");
        assertThat(batch.item(1).draft().grade())
                .contains("\"samples\":" + batch.asks().size());
    }

    /** The first is never sent, the second is refused by the server. */
    @ParameterizedTest
    @ValueSource(ints = {3_000, 900})
    void flagsWhatDoesNotFitIntoTheModel(int lines) {
        TestBatch batch = workshop.batch(ONE_ASK, "print('one more line of this very long program')\n".repeat(lines));

        assertThat(workshop.handle(batch.job())).isEqualTo(DONE);

        assertThat(batch.item(1).flags()).containsExactly("too-long");
        assertThat(batch.item(1).state()).isEqualTo(ItemState.SUCCEEDED);
        assertThat(batch.asks()).isEmpty();
    }

    @Test
    void goesOnAfterTheLastKeptAnswerWhenAWorkerStops() {
        try (RehearsalModel slow =
                RehearsalModel.start(0, RehearsalSettings.DEFAULT.withPace(20, Duration.ofMillis(50)))) {
            TestBatch batch = workshop.batch(WITH_COPY, PROGRAM);
            try (Workshop stopping = Workshop.with(slow.endpoint(), RehearsalModel.MODEL)) {
                CompletableFuture<Handling> handling = stopping.start(batch.job());
                await().atMost(SOON).until(() -> batch.asks().size() == 1);

                stopping.giveBackAll();

                assertThat(handling).succeedsWithin(SOON).isEqualTo(new GiveBack(Duration.ZERO));
            }

            assertThat(workshop.handle(batch.job())).isEqualTo(DONE);

            assertThat(batch.asks()).extracting(Ask::purpose).containsExactly(Purpose.DRAFT, Purpose.COPY);
            assertThat(batch.item(1).processing().spending().asks()).isEqualTo(2);
            assertThat(workshop.find(batch.job()).attempt()).isEqualTo(2);
            assertThat(batch.item(1).draft().grade()).contains("\"copy\":");
        }
    }

    @Test
    void stopsAtOnceWhenTheBatchIsCancelled() {
        try (RehearsalModel slow =
                        RehearsalModel.start(0, RehearsalSettings.DEFAULT.withPace(20, Duration.ofSeconds(1)));
                Workshop waiting =
                        Workshop.with(slow.endpoint(), RehearsalModel.MODEL, "codementor.worker.model.idle=5s")) {
            TestBatch batch = waiting.batch(ONE_ASK, PROGRAM);
            CompletableFuture<Handling> handling = waiting.start(batch.job());
            await().atMost(SOON).until(() -> waiting.find(batch.job()).state() == JobState.RUNNING);

            batch.cancel();

            assertThat(handling).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(DONE);
            assertThat(batch.item(1).state()).isEqualTo(ItemState.CANCELLED);
            assertThat(batch.item(1).draft()).isNull();
        }
    }

    @Test
    void writesNothingMoreAfterItsLeaseIsLost() {
        try (RehearsalModel slow =
                        RehearsalModel.start(0, RehearsalSettings.DEFAULT.withPace(20, Duration.ofMillis(50)));
                Workshop losing = Workshop.with(
                        slow.endpoint(),
                        RehearsalModel.MODEL,
                        "codementor.worker.attempt.lease=30s",
                        "codementor.worker.attempt.checkpoint=10s")) {
            TestBatch batch = losing.batch(ONE_ASK, PROGRAM);
            CompletableFuture<Handling> handling = losing.start(batch.job());
            await().atMost(SOON).until(() -> losing.find(batch.job()).state() == JobState.RUNNING);
            // Another worker takes over, as after a lease that ran out.
            losing.ledger().release(new Checkpoint(new Attempt(batch.job(), 1), null, null, null));

            assertThat(workshop.handle(batch.job())).isEqualTo(DONE);
            GradeRecord draft = batch.item(1).draft();

            assertThat(handling).succeedsWithin(SOON).isEqualTo(DONE);
            assertThat(batch.asks()).hasSize(1);
            assertThat(batch.item(1).processing().spending().asks()).isEqualTo(1);
            assertThat(batch.item(1).draft()).isEqualTo(draft);
            assertThat(workshop.find(batch.job()).attempt()).isEqualTo(2);
        }
    }

    @Test
    void onlySettlesWhatAnAttemptBeforeConcluded() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        GradingLedger gradings = workshop.bean(GradingLedger.class);
        Attempt attempt =
                ((Claim.Claimed) workshop.ledger().claim(batch.job(), "another", Duration.ofSeconds(30), 10)).attempt();
        gradings.asked(attempt, anAsk());
        gradings.conclude(attempt, Conclusion.draft("{\"criteria\":[],\"total\":3}", List.of("canary"), 1.0));
        workshop.ledger().release(new Checkpoint(attempt, null, null, null));

        assertThat(workshop.handle(batch.job())).isEqualTo(DONE);

        assertThat(batch.item(1).state()).isEqualTo(ItemState.SUCCEEDED);
        assertThat(batch.item(1).flags()).containsExactly("canary");
        assertThat(grade(batch.item(1)).total()).isEqualByComparingTo("3");
        assertThat(batch.asks()).hasSize(1);
        assertThat(workshop.find(batch.job()).usage().answerTokens()).isEqualTo(5);
    }

    private static Ask anAsk() {
        return new Ask(
                1,
                Purpose.DRAFT,
                "0".repeat(64),
                "{}",
                false,
                true,
                List.of(),
                new ModelUse("another", null, false),
                Map.of(),
                10,
                null,
                5,
                Duration.ofSeconds(1));
    }

    @Test
    void asksOnlyForTheCriterionThatChanged() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        workshop.handle(batch.job());
        Grade before = grade(batch.item(1));

        batch.regrade(
                TestBatch.rubric(TestBatch.RUBRIC.canonical().replace("Counts right", "Counts all words")), "correct");
        workshop.handle(batch.job());

        assertThat(batch.jobs()).hasSize(2);
        Ask ask = batch.asks().getFirst();
        assertThat(ask.answer()).contains("\"correct\"").doesNotContain("named-well");
        assertThat(grade(batch.item(1)).criteria())
                .extracting(CriterionGrade::criterion)
                .containsExactly("correct", "named-well");
        assertThat(grade(batch.item(1)).criterion("named-well")).isEqualTo(before.criterion("named-well"));
        assertThat(batch.item(1).draft()).extracting(GradeRecord::revision).isEqualTo(2);
    }

    @Test
    void triesAgainWhenTheStoreIsAway() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        try (Workshop cutOff =
                Workshop.with(rehearsal.endpoint(), RehearsalModel.MODEL, "test.s3=http://127.0.0.1:1")) {
            assertThat(cutOff.handle(batch.job())).isEqualTo(new GiveBack(Duration.ofSeconds(1)));
        }

        assertThat(workshop.handle(batch.job())).isEqualTo(DONE);
        assertThat(batch.item(1).draft()).isNotNull();
    }

    @Test
    void doesNotGradeWhatWasNotUploaded() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM, PROGRAM, PROGRAM + "\n");
        S3Client s3 = workshop.bean(S3Client.class);
        s3.copyObject(copy -> copy.sourceBucket(TestBucket.NAME)
                .sourceKey(batch.item(3).handedIn().blindKey())
                .destinationBucket(TestBucket.NAME)
                .destinationKey(batch.item(1).handedIn().blindKey()));
        s3.putObject(
                put -> put.bucket(TestBucket.NAME).key(batch.item(2).handedIn().blindKey()),
                RequestBody.fromString("no gzip"));

        batch.jobs().forEach(job -> assertThat(workshop.handle(job)).isEqualTo(DONE));

        for (int nth : List.of(1, 2)) {
            assertThat(batch.item(nth).state()).isEqualTo(ItemState.FAILED);
            assertThat(batch.item(nth).processing().failure()).isEqualTo(FailureCode.INTERNAL_ERROR.failure());
        }
        assertThat(batch.item(3).draft()).isNotNull();
    }

    @Test
    void failsWhatIsGone() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        workshop.bean(SubmissionStore.class).deleteUploads(batch.id());

        assertThat(workshop.handle(batch.job())).isEqualTo(DONE);

        assertThat(batch.item(1).state()).isEqualTo(ItemState.FAILED);
    }

    @Test
    void triesAnAnswerThatBreaksOffAgainFromItsBeginning() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.END_WITHOUT_DONE).forNext(1));

        assertThat(workshop.handle(batch.job())).isEqualTo(new GiveBack(Duration.ofSeconds(1)));
        assertThat(workshop.handle(batch.job())).isEqualTo(DONE);

        assertThat(batch.asks()).extracting(Ask::usable).containsExactly(true);
        assertThat(grade(batch.item(1)).criteria()).hasSize(2);
    }

    @Test
    void waitsWithABusyModelAsPromptsDo() {
        TestBatch batch = workshop.batch(ONE_ASK, PROGRAM);
        rehearsal.inject(RehearsalFault.of(Kind.UNAVAILABLE).forNext(1));

        assertThat(workshop.handle(batch.job())).isEqualTo(new GiveBack(Duration.ofSeconds(1)));
        assertThat(batch.item(1).state()).isEqualTo(ItemState.PROCESSING);
    }

    @Test
    void answersProgramsAsTheyAsk() {
        ObjectNode schema = (ObjectNode) JsonMapper.shared()
                .readTree("{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}");
        List<Message> question = List.of(new Message("system", "Be brief."), new Message("user", "How many?"));
        TestBatch batch = workshop.completions(
                new CompletionRequest(null, question, null, new BigDecimal("0.5"), null),
                new CompletionRequest(null, question, schema, null, null),
                new CompletionRequest(null, question, null, null, 3),
                new CompletionRequest("no-such-model", question, null, null, null));

        batch.jobs().forEach(job -> assertThat(workshop.handle(job)).isEqualTo(DONE));

        assertThat(content(batch, 1)).isEqualTo(RehearsalAnswer.to("How many?"));
        assertThat(JsonMapper.shared().readTree(content(batch, 2)).path("n").isInt())
                .isTrue();
        assertThat(reply(batch, 3).path("choices").path(0).path("finish_reason").asString(""))
                .isEqualTo("length");
        assertThat(reply(batch, 3).path("usage").path("completion_tokens").asInt())
                .isEqualTo(3);
        assertThat(batch.item(1).state()).isEqualTo(ItemState.SUCCEEDED);
        assertThat(batch.item(1).draft()).isNull();
        assertThat(batch.item(4).processing().failure()).isEqualTo(FailureCode.MODEL_MISSING.failure());
    }

    @Test
    void endsJobsThatBelongToNoItemAnyMore() {
        JobId orphan = workshop.acceptGrading();

        assertThat(workshop.handle(orphan)).isEqualTo(DONE);

        assertThat(workshop.find(orphan).state()).isEqualTo(JobState.CANCELLED);
    }

    private static String content(TestBatch batch, int nth) {
        return reply(batch, nth)
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asString("");
    }

    private static JsonNode reply(TestBatch batch, int nth) {
        return JsonMapper.shared().readTree(String.valueOf(batch.item(nth).reply()));
    }

    private static Grade grade(ItemRecord item) {
        return GradeJson.read(item.draft().grade());
    }
}
