package dev.codementor.fleet;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.WaitingCode;
import dev.codementor.fleet.Backlog.Basis;
import dev.codementor.fleet.Backlog.Jobs;
import dev.codementor.fleet.Backlog.Queue;
import dev.codementor.fleet.Backlog.Seconds;
import dev.codementor.fleet.Backlog.Tokens;
import dev.codementor.fleet.Backlog.Workers;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.backlog.BacklogLedger;
import dev.codementor.ledger.backlog.LedgerFigures;
import dev.codementor.ledger.backlog.UnsettledJob;
import dev.codementor.ledger.backlog.WaitingItems;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Predicts waits, from what the ledger knew at most about two seconds ago. */
public final class Backlogs {

    private static final Duration FRESH = Duration.ofSeconds(2);
    /** What answers cost on average changes slowly. */
    private static final Duration FRESH_FIGURES = Duration.ofSeconds(10);

    private static final int LATEST_ANSWERS = 500;

    private final BacklogLedger ledger;
    private final LiveWorkers workers;
    private final DispatchWindow window;
    private final ForecastProperties properties;
    private final Clock clock;
    private final Supplier<WorkEstimates> works;
    private final Supplier<Calibration> calibration;
    private final Supplier<Prediction> predictions;

    Backlogs(
            BacklogLedger ledger,
            LiveWorkers workers,
            DispatchWindow window,
            ForecastProperties properties,
            Clock clock) {
        this.ledger = ledger;
        this.workers = workers;
        this.window = window;
        this.properties = properties;
        this.clock = clock;
        this.works = new Remembered<>(
                () -> new WorkEstimates(ledger.recentAnswers(LATEST_ANSWERS), properties.assumedAnswer()),
                FRESH_FIGURES,
                clock);
        this.calibration =
                new Remembered<>(() -> Calibration.of(ledger.scored(properties.calibrateOver())), FRESH_FIGURES, clock);
        this.predictions = new Remembered<>(this::predict, FRESH, clock);
    }

    /** What was worked out at one moment. */
    private record Prediction(Backlog backlog, Line line, Calibration calibration, Windows windows) {}

    /** @throws RuntimeException when the ledger could never be asked yet */
    public Backlog now() {
        return predictions.get().backlog();
    }

    /** Why no worker takes jobs; empty when one does. */
    Optional<WaitingCode> waiting() {
        return workers.now().waiting();
    }

    /**
     * How the whole system stands now, asked from the ledger each time.
     *
     * @param batchesSince how old batches may be whose items count
     */
    public LedgerFigures figures(Duration batchesSince) {
        return ledger.figures(batchesSince);
    }

    /**
     * When a waiting job is expected to start. Empty while nobody works, and while nothing is known of how long work
     * takes.
     *
     * @param position jobs of its kind that wait and were accepted before it, plus one
     */
    Optional<Start> startOf(JobId job, int position) {
        Prediction known = predictions.get();
        if (nothingToTell(known)) {
            return Optional.empty();
        }
        Double seconds = known.line().start(job);
        // It was accepted after the line was drawn. Where it has others before it, they are in the position.
        return Optional.of(
                start(known, seconds != null ? seconds : startOfNew(known, JobKind.PROMPT, "", position - 1)));
    }

    /** The same for a job that was accepted just now. */
    Optional<Start> startOfNew(JobKind kind, String owner, int position) {
        Prediction known = predictions.get();
        return nothingToTell(known)
                ? Optional.empty()
                : Optional.of(start(known, startOfNew(known, kind, owner, position - 1)));
    }

    private static boolean nothingToTell(Prediction known) {
        return known.backlog().crew().slots() == 0 || known.backlog().crew().basis() == Basis.ASSUMED;
    }

    private static double startOfNew(Prediction known, JobKind kind, String owner, int ahead) {
        return known.line().startOfNew(kind, owner, known.windows().of(kind), ahead);
    }

    /** Counts from now, although the line was drawn a moment ago. */
    private Start start(Prediction known, double seconds) {
        Duration age = Duration.between(known.backlog().at(), clock.instant());
        double left = Math.max(0, seconds - age.toMillis() / 1_000.0);
        Seconds calibrated = known.calibration().seconds(left);
        return new Start(millis(left), millis(calibrated.p50()), millis(calibrated.p90()));
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /**
     * When a job starts, counted from now.
     *
     * @param expected as the line says
     * @param p50 half of all jobs start by then
     * @param p90 nine of ten jobs start by then
     */
    record Start(Duration expected, Duration p50, Duration p90) {}

    private Prediction predict() {
        LiveWorkers.Snapshot now = workers.now();
        List<UnsettledJob> unsettled = ledger.unsettled(properties.mostJobs());
        WorkEstimates estimates = works.get();
        Crew crew = Crew.of(now, ledger.lastSpeed(), estimates, properties);
        Windows windows = new Windows(window.forOwner(), window.forBatch());
        Line line = new Line(unsettled, crew, estimates, windows);
        Calibration corrected = calibration.get();
        List<WaitingItems> items = ledger.waitingItems();
        Map<JobKind, Queue> queues = new EnumMap<>(JobKind.class);
        double all = 0;
        for (JobKind kind : JobKind.values()) {
            Tally tally = tally(kind, unsettled, kind == JobKind.GRADING ? items : List.of(), estimates, line, crew);
            queues.put(kind, queue(tally, line, crew, corrected, windows.of(kind)));
            all += workerSeconds(tally, crew);
        }
        Backlog backlog = new Backlog(
                clock.instant(),
                new Workers(
                        (int) now.workers().stream()
                                .filter(LiveWorker::takesJobs)
                                .count(),
                        now.slots(),
                        now.free(),
                        crew.basis(),
                        crew.typical().speed().prefill(),
                        crew.typical().speed().decode()),
                queues,
                work(corrected, all),
                corrected.score());
        return new Prediction(backlog, line, corrected, windows);
    }

    /**
     * The sums of a queue.
     *
     * @param beyond work of jobs and items that have no place in the line
     * @param slotSeconds of all of it, in seconds of one slot
     */
    private record Tally(JobKind kind, Jobs jobs, Work waiting, Work beyond, double slotSeconds) {}

    private Tally tally(
            JobKind kind,
            List<UnsettledJob> unsettled,
            List<WaitingItems> items,
            WorkEstimates estimates,
            Line line,
            Crew crew) {
        int waiting = 0;
        int held = 0;
        int running = 0;
        double slotSeconds = 0;
        Work work = Work.NONE;
        for (UnsettledJob job : unsettled) {
            if (job.kind() != kind) {
                continue;
            }
            slotSeconds += line.slotSeconds(job);
            if (job.running() != null) {
                running++;
                continue;
            }
            work = work.plus(estimates.of(job));
            if (job.released()) {
                waiting++;
            } else {
                held++;
            }
        }
        Work beyond = Work.NONE;
        int seen = waiting + held + running;
        if (seen >= properties.mostJobs()) {
            int unseen = Math.max(0, ledger.countUnsettled(kind) - seen);
            beyond = work.times((double) unseen / Math.max(1, waiting + held));
            held += unseen;
        }
        for (WaitingItems each : items) {
            held += each.items();
            beyond = beyond.plus(estimates.of(each.each()).times(each.items()));
        }
        return new Tally(
                kind,
                new Jobs(waiting, held, running),
                work.plus(beyond),
                beyond,
                slotSeconds + beyond.seconds(crew.typical().speed()));
    }

    private static Queue queue(Tally tally, Line line, Crew crew, Calibration calibration, int window) {
        JobKind kind = tally.kind();
        double beyond = tally.beyond().seconds(crew.typical().speed());
        double drain = beyond == 0
                ? line.drain(kind)
                : Math.max(line.drain(kind), line.firstFreeAfter(kind) + beyond / line.slots(kind));
        return new Queue(
                tally.jobs(),
                new Tokens(
                        Math.round(tally.waiting().read()),
                        Math.round(tally.waiting().written())),
                work(calibration, drain),
                calibration.seconds(line.startOfNew(kind, "", window, 0)),
                work(calibration, workerSeconds(tally, crew)));
    }

    /** Nothing to do takes no time, whatever the errors were. */
    private static Seconds work(Calibration calibration, double seconds) {
        return seconds == 0 ? new Seconds(0, 0) : calibration.seconds(seconds);
    }

    private static double workerSeconds(Tally tally, Crew crew) {
        return tally.slotSeconds()
                / (tally.kind() == JobKind.GRADING
                        ? crew.typical().gradingSlots()
                        : crew.typical().slots());
    }
}
