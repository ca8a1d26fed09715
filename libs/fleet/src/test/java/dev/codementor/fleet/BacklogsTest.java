package dev.codementor.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.WaitingCode;
import dev.codementor.fleet.Backlog.Basis;
import dev.codementor.fleet.Backlog.Jobs;
import dev.codementor.fleet.Backlog.Seconds;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.backlog.LastSpeed;
import dev.codementor.ledger.backlog.PlannedWork;
import dev.codementor.ledger.backlog.RecentAnswers;
import dev.codementor.ledger.backlog.ScoredPrediction;
import dev.codementor.ledger.backlog.StartPrediction;
import dev.codementor.ledger.backlog.TokenSpeed;
import dev.codementor.ledger.backlog.WaitingItems;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A question reads 60 tokens and writes 170: with these speeds, 1 and 10 seconds. */
class BacklogsTest {

    private static final TokenSpeed SPEED = new TokenSpeed(60, 17);
    private static final double QUESTION = 11;
    private static final PlannedWork GRADING = new PlannedWork(600, 2, 85);
    private static final double GRADED = 2 * (10 + 5);
    private static final Offset<Double> NEARLY = within(0.01);

    private final FakeLedger ledger = new FakeLedger();
    private final FleetProperties fleet = new FleetProperties(
            Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(7), 2, 8);
    private final ForecastProperties properties = new ForecastProperties(60, 17, 1, 300, 100, 200, Duration.ofDays(7));
    private final LiveWorkers workers = new LiveWorkers(ledger, fleet, ledger);
    private final Backlogs backlogs =
            new Backlogs(ledger, workers, new DispatchWindow(workers, fleet), properties, ledger);
    private final StartPredictions predictions = new StartPredictions(ledger, properties);
    private final WaitingLine line =
            new WaitingLine(ledger, backlogs, predictions, new Pauses(List::of, ledger), ledger);

    BacklogsTest() {
        ledger.answered(new RecentAnswers(JobKind.PROMPT, "cs101", 10, 0, 60, 170, Duration.ofSeconds(11)));
        predictionsWereExact();
    }

    private void predictionsWereExact() {
        Duration time = Duration.ofSeconds(10);
        for (int i = 0; i < 20; i++) {
            ledger.predicted(new ScoredPrediction(time, time, time, time));
        }
    }

    private void works(String worker, int slots, int gradingSlots) {
        ledger.announceWorker(new WorkerState(worker, "1", "qwen", slots, 0, false, false, null, gradingSlots, SPEED));
    }

    private double startOf(JobId job) {
        Place place = line.places(List.of(job)).get(job);
        assertThat(place).isNotNull();
        assertThat(place.eta()).isNotNull();
        return Duration.between(ledger.instant(), place.eta()).toMillis() / 1_000.0;
    }

    private Backlog.Queue questions() {
        return backlogs.now().queue(JobKind.PROMPT);
    }

    private Backlog.Queue gradings() {
        return backlogs.now().queue(JobKind.GRADING);
    }

    @Test
    void countsTokensAndSecondsOfWhatWaitsAndRuns() {
        works("w1", 1, 1);
        works("w2", 1, 1);
        ledger.runs("ada", "w1", Duration.ofSeconds(5));
        ledger.waits("bob");
        ledger.waits("eve");

        Backlog backlog = backlogs.now();

        assertThat(backlog.crew()).isEqualTo(new Backlog.Workers(2, 2, 2, Basis.MEASURED, 60, 17));
        assertThat(questions().jobs()).isEqualTo(new Jobs(2, 0, 1));
        assertThat(questions().tokens()).isEqualTo(new Backlog.Tokens(120, 340));
        // w2 takes one at once, w1 the other after the 6 seconds that its job has left.
        assertThat(questions().drain().p50()).isCloseTo(6 + QUESTION, NEARLY);
        assertThat(questions().workerSeconds().p50()).isCloseTo(2 * QUESTION + 6, NEARLY);
        assertThat(questions().start().p50()).isCloseTo(QUESTION, NEARLY);
        assertThat(gradings().jobs().all()).isZero();
        assertThat(gradings().drain()).isEqualTo(new Seconds(0, 0));
        assertThat(backlog.workerSeconds()).isEqualTo(questions().workerSeconds());
    }

    @Test
    void startsJobsInTheOrderInWhichWindowsLetThemOut() {
        works("w1", 1, 1);
        ledger.waits("flood");
        ledger.waits("flood");
        JobId held = ledger.waits("flood");
        JobId other = ledger.waits("ada");

        assertThat(startOf(other)).isCloseTo(2 * QUESTION, NEARLY);
        assertThat(startOf(held)).isCloseTo(3 * QUESTION, NEARLY);
    }

    @Test
    void letsRunThatTakesLongerGoOnForAWhile() {
        works("w1", 1, 1);
        ledger.runs("ada", "w1", Duration.ofMinutes(5));

        assertThat(startOf(ledger.waits("bob"))).isCloseTo(0.2 * QUESTION, NEARLY);
    }

    @Test
    void plansGradingsAfterQuestionsOnTheSlotsThatGrade() {
        works("w1", 2, 1);
        ledger.waits("ada");
        ledger.waits("batch:1", GRADING);
        ledger.waits("batch:1", GRADING);
        ledger.hasItems(new WaitingItems(BatchId.next(), "cs101", 10, GRADING));

        // The question takes the other slot.
        assertThat(gradings().jobs()).isEqualTo(new Jobs(2, 10, 0));
        assertThat(gradings().drain().p50()).isCloseTo(12 * GRADED, NEARLY);
        assertThat(gradings().workerSeconds().p50()).isCloseTo(12 * GRADED, NEARLY);
        assertThat(questions().workerSeconds().p50()).isCloseTo(QUESTION / 2, NEARLY);
    }

    @Test
    void takesJobsBeyondTheLimitForLikeTheOthers() {
        works("w1", 1, 1);
        for (int i = 0; i < 100; i++) {
            ledger.waits("student-" + i);
        }
        ledger.hasMore(300);

        assertThat(questions().jobs()).isEqualTo(new Jobs(100, 300, 0));
        assertThat(questions().drain().p50()).isCloseTo(400 * QUESTION, within(0.1));
    }

    @Test
    void saysWhatOneWorkerWouldNeedWhenNoneIsAlive() {
        JobId job = ledger.waits("ada");
        ledger.waits("bob");
        ledger.lastMeasured(new LastSpeed("qwen", 2, 1, new TokenSpeed(30, 8.5), ledger.instant()));

        Backlog backlog = backlogs.now();

        assertThat(backlog.crew()).isEqualTo(new Backlog.Workers(0, 0, 0, Basis.LAST_MEASURED, 30, 8.5));
        assertThat(questions().drain().p50()).isCloseTo(2 * QUESTION, NEARLY);
        assertThat(backlog.workerSeconds().p50()).isCloseTo(2 * QUESTION, NEARLY);
        assertThat(line.places(List.of(job))).containsEntry(job, new Place(1, null, WaitingCode.NO_WORKER.waiting()));
    }

    @Test
    void saysWhyNobodyTakesJobsAndTheMostHopefulReasonFirst() {
        JobId job = ledger.waits("ada");
        troubled("w1", "missing");
        troubled("w2", "away");
        assertThat(line.places(List.of(job))).containsEntry(job, new Place(1, null, WaitingCode.MODEL_AWAY.waiting()));
        assertThat(workers.now().models()).isEmpty();

        troubled("w3", "pulling");
        ledger.advance(Duration.ofSeconds(2));
        assertThat(workers.now().waiting()).contains(WaitingCode.MODEL_PULLING);

        works("w4", 1, 1);
        ledger.advance(Duration.ofSeconds(2));
        assertThat(workers.now().waiting()).isEmpty();
        assertThat(line.places(List.of(job)).get(job)).satisfies(place -> {
            assertThat(place.waiting()).isNull();
            assertThat(place.eta()).isNotNull();
        });
    }

    private void troubled(String worker, String code) {
        ledger.announceWorker(new WorkerState(
                worker, "1", "qwen", 2, 0, false, false, new Trouble(code, "refused"), 2, null, List.of()));
    }

    @Test
    void fallsBackOnRunTimesOfLatestQuestions() {
        ledger.answered(new RecentAnswers(JobKind.PROMPT, "cs102", 10, 0, 60, 170, Duration.ofSeconds(33)));
        ledger.beats("w1", 1, 0);
        ledger.waits("ada");

        assertThat(startOf(ledger.waits("bob"))).isCloseTo(22, NEARLY);
        assertThat(backlogs.now().crew().basis()).isEqualTo(Basis.RUN_TIMES);
    }

    @Test
    void promisesNothingWhileNothingWasMeasured() {
        FakeLedger empty = new FakeLedger();
        LiveWorkers live = new LiveWorkers(empty, fleet, empty);
        Backlogs unknown = new Backlogs(empty, live, new DispatchWindow(live, fleet), properties, empty);
        WaitingLine told = new WaitingLine(empty, unknown, predictions, new Pauses(List::of, empty), empty);
        empty.beats("w1", 1, 0);
        JobId job = empty.waits("ada");

        assertThat(told.places(List.of(job))).containsEntry(job, new Place(1, null));
        assertThat(unknown.now().crew().basis()).isEqualTo(Basis.ASSUMED);
        assertThat(unknown.now().queue(JobKind.PROMPT).workerSeconds().p50()).isCloseTo(300 / 17.0, NEARLY);
    }

    @Test
    void knowsNoPlaceOfJobThatDoesNotWait() {
        assertThat(line.places(List.of(JobId.next()))).isEmpty();
        assertThat(line.places(List.of())).isEmpty();
    }

    @Test
    void remembersWhatItToldAboutNewJob() {
        works("w1", 1, 1);
        ledger.waits("ada");
        ledger.waits("bob");
        backlogs.now();
        ledger.advance(Duration.ofSeconds(1));
        JobId job = JobId.next();

        // One more was accepted since the line was drawn.
        Place place = line.accepted(job, "eve", 4);
        predictions.write();

        Duration start = Duration.ofSeconds(3 * 11 - 1);
        assertThat(place).isEqualTo(new Place(4, ledger.instant().plus(start)));
        assertThat(ledger.kept()).containsExactly(new StartPrediction(job, start, start, start));
    }

    @Test
    void correctsPredictionsByHowFarTheLatestWereOff() {
        FakeLedger learned = new FakeLedger();
        for (int i = 1; i <= 20; i++) {
            Duration waited = Duration.ofSeconds(i);
            learned.predicted(new ScoredPrediction(
                    Duration.ofSeconds(9), Duration.ofSeconds(10), Duration.ofSeconds(18), waited));
            // Waits of another size say nothing about this one.
            learned.predicted(new ScoredPrediction(
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(60),
                    Duration.ofMinutes(i <= 10 ? 30 : i <= 18 ? 60 : 70)));
        }

        Calibration calibration = Calibration.of(learned.scored(200));

        assertThat(calibration.score()).isEqualTo(new Backlog.Score(40, 0.5, 0.9));
        assertThat(calibration.seconds(9).p50()).isCloseTo(11, NEARLY);
        assertThat(calibration.seconds(9).p90()).isCloseTo(19, NEARLY);
        assertThat(calibration.seconds(1_800).p90()).isCloseTo(4_200, within(5.0));
    }

    @Test
    void neverShowsNothingWhereSomethingWaits() {
        FakeLedger learned = new FakeLedger();
        for (int i = 0; i < 100; i++) {
            learned.predicted(new ScoredPrediction(
                    Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ZERO));
        }

        assertThat(Calibration.of(learned.scored(200)).seconds(0.5).p50()).isPositive();
    }

    @Test
    void hasUsableDefaults() {
        ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Settings.class);

        context.run(started -> assertThat(started.getBean(ForecastProperties.class))
                .isEqualTo(new ForecastProperties(60, 17, 1, 300, 10_000, 200, Duration.ofDays(7))));
        context.withPropertyValues("codementor.fleet.forecast.calibrate-over=19")
                .run(started -> assertThat(started).hasFailed());
    }

    @EnableConfigurationProperties(ForecastProperties.class)
    static class Settings {}
}
