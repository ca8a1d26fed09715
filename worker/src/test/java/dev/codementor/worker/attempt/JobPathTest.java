package dev.codementor.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalFault;
import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.JobRecord;
import dev.codementor.worker.attempt.Handling.Acknowledge;
import dev.codementor.worker.attempt.Handling.GiveBack;
import dev.codementor.worker.fixture.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class JobPathTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Handling DONE = new Acknowledge();
    private static final int PIECES = 20;

    private RehearsalModel rehearsal;
    private Workshop workshop;

    @BeforeAll
    void open() {
        rehearsal =
                RehearsalModel.start(0, RehearsalSettings.DEFAULT.withSlots(4).withPace(PIECES, Duration.ofMillis(25)));
        workshop = Workshop.with(rehearsal.endpoint(), RehearsalModel.MODEL);
    }

    @BeforeEach
    void enrol() {
        workshop.newStudent();
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
    void answersExactly() {
        JobId job = workshop.accept("Why is 0.1 + 0.2 not 0.3? 🙂");

        assertThat(workshop.handle(job)).isEqualTo(DONE);

        String answer = RehearsalAnswer.to("Why is 0.1 + 0.2 not 0.3? 🙂");
        JobRecord settled = workshop.find(job);
        assertThat(settled.state()).isEqualTo(JobState.ANSWERED);
        assertThat(settled.text()).isEqualTo(answer);
        assertThat(settled.epoch()).isEqualTo(1);
        assertThat(settled.answeredBy()).isNotNull().satisfies(model -> {
            assertThat(model.rehearsal()).isTrue();
            assertThat(model.digest()).isNotBlank();
        });
        assertThat(settled.usage()).isNotNull().satisfies(usage -> assertThat(usage.answerTokens())
                .isPositive());
        assertThat(settled.timeline().firstChunk()).isNotNull();
        assertThat(workshop.queues().announced()).contains(job);
    }

    @Test
    void tellsReadersInOrder() {
        JobId job = workshop.accept("In which order?");

        workshop.handle(job);

        List<LiveEvent> events = workshop.events().of(job);
        assertThat(events.getFirst())
                .isEqualTo(new LiveEvent.StateChanged(job, events.getFirst().owner(), JobState.RUNNING));
        assertThat(events.getLast()).isInstanceOfSatisfying(LiveEvent.Settled.class, settled -> {
            assertThat(settled.state()).isEqualTo(JobState.ANSWERED);
            assertThat(settled.length()).isEqualTo(workshop.find(job).text().length());
        });
        assertThat(workshop.events().heldBy(job).text())
                .isEqualTo(workshop.find(job).text());
        // Rolled up: fewer events than pieces, but not all at the end.
        assertThat(events).hasSizeBetween(5, PIECES - 2);
    }

    @Test
    void answersAtOnceWithoutACheckpoint() {
        try (RehearsalModel quick = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
                Workshop other = Workshop.with(quick.endpoint(), RehearsalModel.MODEL)) {
            other.handle(other.accept("warm up"));
            JobId job = other.accept("Quick?");

            other.handle(job);

            assertThat(other.events().of(job))
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly("StateChanged", "TextAdded", "Settled");
        }
    }

    @Test
    void letsTheOwnersNextJobIntoTheQueue() {
        List<JobId> jobs = List.of(workshop.accept("one"), workshop.accept("two"), workshop.accept("three"));

        workshop.handle(jobs.getFirst());

        assertThat(workshop.queues().sent()).contains(jobs.getLast());
        workshop.handle(jobs.get(1));
        workshop.handle(jobs.get(2));
    }

    @Test
    void keepsWhatIsWrittenSoFar() {
        rehearsal.inject(RehearsalFault.of(Kind.STALL).after(8).lasting(Duration.ofMillis(500)));
        JobId job = workshop.accept("How far are you?");

        CompletableFuture<Handling> handling = workshop.start(job);

        String answer = RehearsalAnswer.to("How far are you?");
        await().atMost(SOON).untilAsserted(() -> {
            JobRecord running = workshop.find(job);
            assertThat(running.state()).isEqualTo(JobState.RUNNING);
            assertThat(running.text()).isNotEmpty().hasSizeLessThan(answer.length());
            assertThat(answer).startsWith(running.text());
        });
        assertThat(handling.join()).isEqualTo(DONE);
    }

    @Test
    void stopsSoonAfterItsOwnerCancels() {
        rehearsal.inject(RehearsalFault.of(Kind.STALL).after(5).lasting(Duration.ofSeconds(30)));
        try (Workshop patient = Workshop.with(
                rehearsal.endpoint(),
                RehearsalModel.MODEL,
                "codementor.worker.attempt.checkpoint=500ms",
                "codementor.worker.model.idle=60s")) {
            JobId job = patient.accept("Never mind");
            CompletableFuture<Handling> handling = patient.start(job);
            await().atMost(SOON).until(() -> !patient.find(job).text().isEmpty());

            patient.cancel(job);

            await().atMost(Duration.ofMillis(1_500)).until(handling::isDone);
            assertThat(patient.find(job).state()).isEqualTo(JobState.CANCELLED);
            assertThat(patient.find(job).text()).isNotEmpty();
            assertThat(handling.join()).isEqualTo(DONE);
            assertThat(patient.events().of(job).getLast()).isInstanceOf(LiveEvent.Settled.class);
            await().atMost(Duration.ofSeconds(1)).until(() -> rehearsal.load().active() == 0);
        }
    }

    @Test
    void writesNothingMoreAfterItsLeaseIsLost() {
        rehearsal.inject(RehearsalFault.of(Kind.STALL)
                .after(5)
                .lasting(Duration.ofMillis(400))
                .forNext(1));
        JobId job = workshop.accept("Who holds the lease?");
        CompletableFuture<Handling> handling = workshop.start(job);
        await().atMost(SOON).until(() -> workshop.find(job).text().length() > 0);
        // Another worker takes over, as after a lease that ran out.
        var old = new Attempt(job, 1);
        workshop.ledger().release(new Checkpoint(old, null, null, null));
        Claim claim = workshop.ledger().claim(job, "another", Duration.ofSeconds(30), 10);

        assertThat(claim).isInstanceOf(Claim.Claimed.class);
        assertThat(handling.join()).isEqualTo(DONE);
        assertThat(workshop.find(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(workshop.events().of(job)).noneMatch(LiveEvent.Settled.class::isInstance);
    }

    @Test
    void comesBackWhenAnotherWorkersLeaseEnds() {
        JobId job = workshop.accept("Busy elsewhere");
        workshop.ledger().claim(job, "another", Duration.ofSeconds(30), 10);

        Handling handling = workshop.handle(job);

        assertThat(handling).isInstanceOfSatisfying(GiveBack.class, giveBack -> assertThat(giveBack.delay())
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }

    @Test
    void dropsMessagesOfJobsThatAreOverOrUnknown() {
        JobId job = workshop.accept("Once");
        workshop.handle(job);
        int events = workshop.events().of(job).size();

        assertThat(workshop.handle(job)).isEqualTo(DONE);
        assertThat(workshop.handle(JobId.next())).isEqualTo(DONE);
        assertThat(workshop.events().of(job)).hasSize(events);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ERROR_IN_STREAM", "END_WITHOUT_DONE", "DROPPED_CONNECTION", "STALL"})
    void goesOnWhereAnAnswerBrokeOff(Kind fault) {
        rehearsal.inject(RehearsalFault.of(fault)
                .after(7)
                .lasting(Duration.ofSeconds(20))
                .forNext(1));
        JobId job = workshop.accept("Does a resumed answer read the same? 🙂 " + fault);

        assertThat(workshop.handle(job)).isInstanceOf(GiveBack.class);
        String kept = workshop.find(job).text();
        assertThat(workshop.handle(job)).isEqualTo(DONE);

        JobRecord settled = workshop.find(job);
        assertThat(kept).isNotEmpty();
        assertThat(settled.text()).isEqualTo(RehearsalAnswer.to("Does a resumed answer read the same? 🙂 " + fault));
        assertThat(settled.epoch()).isEqualTo(2);
        assertThat(workshop.events().heldBy(job).text()).isEqualTo(settled.text());
        assertThat(workshop.events().of(job))
                .filteredOn(LiveEvent.TextAdded.class::isInstance)
                .map(LiveEvent.TextAdded.class::cast)
                .filteredOn(added -> added.epoch() == 2)
                .first()
                .satisfies(added -> assertThat(added.offset()).isEqualTo(kept.length()));
    }

    @Test
    void failsAnAnswerThatAlwaysBreaksOff() {
        rehearsal.inject(RehearsalFault.of(Kind.INTERNAL_ERROR));
        JobId job = workshop.accept("Third time lucky?");

        assertThat(workshop.handle(job)).isEqualTo(new GiveBack(Duration.ofSeconds(1)));
        assertThat(workshop.handle(job)).isInstanceOf(GiveBack.class);
        assertThat(workshop.handle(job)).isEqualTo(DONE);

        assertFailed(job, FailureCode.MODEL_UNREACHABLE);
    }

    @Test
    void waitsForABusyServer() {
        rehearsal.inject(RehearsalFault.of(Kind.UNAVAILABLE).forNext(1));
        JobId job = workshop.accept("Are you busy?");

        assertThat(workshop.handle(job)).isEqualTo(new GiveBack(Duration.ofSeconds(1)));
        assertThat(workshop.find(job).state()).isEqualTo(JobState.QUEUED);
        assertThat(workshop.handle(job)).isEqualTo(DONE);
        assertThat(workshop.find(job).state()).isEqualTo(JobState.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"GATEWAY_TIMEOUT", "OUT_OF_MEMORY", "NOT_FOUND", "UNAUTHORIZED"})
    void waitsOutABadDayOfTheServer(Kind fault) {
        rehearsal.inject(RehearsalFault.of(fault));
        JobId job = workshop.accept("How long does it take? " + fault);
        int more = workshop.bean(AttemptProperties.class).most() + 2;

        for (int attempt = 1; attempt <= more; attempt++) {
            assertThat(workshop.handle(job)).isInstanceOf(GiveBack.class);
            assertThat(workshop.find(job).state()).isEqualTo(JobState.QUEUED);
        }
        rehearsal.clearFaults();

        assertThat(workshop.handle(job)).isEqualTo(DONE);
        assertThat(workshop.find(job).state()).isEqualTo(JobState.ANSWERED);
        assertThat(workshop.find(job).attempt()).isEqualTo(more + 1);
        assertThat(workshop.find(job).tries()).isEqualTo(1);
    }

    @Test
    void countsTheTokensOfAllAttempts() {
        rehearsal.inject(RehearsalFault.of(Kind.END_WITHOUT_DONE).after(7).forNext(1));
        JobId job = workshop.accept("What did it cost?");

        workshop.handle(job);
        var first = workshop.find(job).usage();
        workshop.handle(job);
        var both = workshop.find(job).usage();

        assertThat(first).isNotNull();
        assertThat(both).isNotNull();
        assertThat(first.answerTokens()).isEqualTo(7);
        int whole = (RehearsalAnswer.to("What did it cost?").length() + 3) / 4;
        assertThat(both.answerTokens()).isBetween(whole - 60, whole + 10).isGreaterThan(7);
        assertThat(both.promptTokens()).isGreaterThan(first.promptTokens());
    }

    @Test
    void failsWhenTheModelOnlyThinks(CapturedOutput output) {
        rehearsal.inject(RehearsalFault.of(Kind.ONLY_THOUGHTS));
        JobId job = workshop.accept("What do you think?");

        assertThat(workshop.handle(job)).isEqualTo(DONE);

        assertFailed(job, FailureCode.MODEL_REFUSED);
        assertThat(workshop.find(job).usage()).isNotNull();
        assertThat(workshop.find(job).text()).isEmpty();
        assertThat(output).contains("action=model-refused jobId=" + job, "it thought and wrote no answer");
    }

    @Test
    void failsWhenTheModelIsMissing(CapturedOutput output) {
        JobId job = workshop.accept("Hello", null, "no-such-model");

        assertThat(workshop.handle(job)).isEqualTo(DONE);

        assertFailed(job, FailureCode.MODEL_MISSING);
        assertThat(output).contains("action=model-missing jobId=" + job);
    }

    @Test
    void leavesAModelThatItLacksToAWorkerThatHasIt(CapturedOutput output) {
        InstanceDirectory directory = workshop.bean(InstanceDirectory.class);
        directory.announceWorker(new WorkerState("other", "1", "elsewhere", 1, 0, false, false));
        directory.announceWorker(
                new WorkerState("bare", "1", "nowhere", 1, 0, false, false, new Trouble("missing", ""), 1, null));
        await().atMost(Duration.ofSeconds(10)).until(() -> workshop.bean(LiveWorkers.class).now().workers().stream()
                .anyMatch(worker -> worker.instance().equals("bare")));
        JobId elsewhere = workshop.accept("Hello", null, "elsewhere");
        JobId nowhere = workshop.accept("Hello", null, "nowhere");

        assertThat(workshop.handle(elsewhere)).isEqualTo(new GiveBack(Duration.ofSeconds(1)));
        assertThat(workshop.handle(nowhere)).isEqualTo(DONE);

        assertThat(workshop.find(elsewhere).state()).isEqualTo(JobState.QUEUED);
        assertThat(workshop.find(elsewhere).tries()).isZero();
        assertThat(output).contains("action=model-elsewhere jobId=" + elsewhere);
        assertFailed(nowhere, FailureCode.MODEL_MISSING);
    }

    @Test
    void failsWhenThePromptIsTooLong(CapturedOutput output) {
        JobId refusedByTheModel = workshop.accept("word ".repeat(10_000));
        JobId refusedAtOnce = workshop.accept("word ".repeat(40_000));

        assertThat(workshop.handle(refusedByTheModel)).isEqualTo(DONE);
        assertThat(workshop.handle(refusedAtOnce)).isEqualTo(DONE);

        assertFailed(refusedByTheModel, FailureCode.PROMPT_TOO_LONG);
        assertFailed(refusedAtOnce, FailureCode.PROMPT_TOO_LONG);
        assertThat(output)
                .contains(
                        "action=prompt-too-long jobId=" + refusedByTheModel,
                        "action=prompt-too-long jobId=" + refusedAtOnce);
    }

    @Test
    void keepsTheTextOfAnAnswerThatIsTooLong(CapturedOutput output) {
        try (Workshop terse =
                Workshop.with(rehearsal.endpoint(), RehearsalModel.MODEL, "codementor.worker.model.answer-tokens=30")) {
            JobId job = terse.accept("Tell me everything");

            terse.handle(job);

            assertThat(terse.find(job).failure()).isEqualTo(FailureCode.ANSWER_TOO_LONG.failure());
            assertThat(terse.find(job).usage()).isNotNull().satisfies(usage -> assertThat(usage.answerTokens())
                    .isEqualTo(30));
            assertThat(output).contains("action=answer-too-long jobId=" + job);
            assertThat(terse.find(job).text()).isNotEmpty();
            assertThat(RehearsalAnswer.to("Tell me everything"))
                    .startsWith(terse.find(job).text());
        }
    }

    @Test
    void givesItsJobsBackWithTheirTextWhenTheWorkerStops() {
        JobId job = workshop.accept("See you at another worker");
        String kept;
        try (Workshop stopping = Workshop.with(rehearsal.endpoint(), RehearsalModel.MODEL)) {
            CompletableFuture<Handling> handling = stopping.start(job);
            await().atMost(SOON).until(() -> stopping.events().of(job).size() > 3);

            stopping.giveBackAll();

            assertThat(handling.join()).isEqualTo(new GiveBack(Duration.ZERO));
            assertThat(stopping.find(job).state()).isEqualTo(JobState.QUEUED);
            kept = stopping.find(job).text();
            assertThat(kept).isEqualTo(stopping.events().heldBy(job).text());
        }

        assertThat(workshop.handle(job)).isEqualTo(DONE);
        assertThat(kept).isNotEmpty();
        assertThat(workshop.find(job).text()).isEqualTo(RehearsalAnswer.to("See you at another worker"));
    }

    @Test
    void countsWhatItDoes() {
        workshop.handle(workshop.accept("Count me"));

        assertThat(workshop.meters()
                        .get("codementor.worker.attempts")
                        .tag("outcome", "answered")
                        .counter()
                        .count())
                .isPositive();
        assertThat(workshop.meters()
                        .get("codementor.worker.first.chunk")
                        .timer()
                        .count())
                .isPositive();
        assertThat(workshop.meters()
                        .get("codementor.worker.tokens")
                        .tag("kind", "answer")
                        .counter()
                        .count())
                .isPositive();
    }

    private void assertFailed(JobId job, FailureCode code) {
        assertThat(workshop.find(job).state()).isEqualTo(JobState.FAILED);
        assertThat(workshop.find(job).failure()).isEqualTo(code.failure());
        assertThat(workshop.events().of(job).getLast())
                .isInstanceOfSatisfying(LiveEvent.Settled.class, settled -> assertThat(settled.failure())
                        .isEqualTo(code.failure()));
    }
}
