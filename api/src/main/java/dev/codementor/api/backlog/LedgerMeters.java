package dev.codementor.api.backlog;

import dev.codementor.contract.JobKind;
import dev.codementor.fleet.Backlog;
import dev.codementor.fleet.Backlog.Seconds;
import dev.codementor.fleet.Backlogs;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.backlog.LedgerFigures;
import dev.codementor.ledger.backlog.LedgerFigures.Phase;
import dev.codementor.ledger.backlog.LedgerFigures.Unsettled;
import dev.codementor.ledger.batches.ItemState;
import dev.codementor.telemetry.CourseLabels;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the whole system, as metrics. They come from the ledger, so each replica of the api publishes the same
 * values, and a query takes the highest of them instead of their sum.
 */
final class LedgerMeters {

    /** Batches that are older are finished, and counting their items would take longer every week. */
    private static final Duration RECENT_BATCHES = Duration.ofDays(7);

    private final Backlogs backlogs;
    private final LiveWorkers workers;
    private final CourseLabels courses;
    private final Clock clock;
    private final MultiGauge jobs;
    private final MultiGauge depth;
    private final MultiGauge ages;
    private final MultiGauge drain;
    private final MultiGauge start;
    private final MultiGauge worker;
    private final MultiGauge held;
    private final MultiGauge items;
    private final MultiGauge flags;
    private final MultiGauge live;
    private final MultiGauge slots;
    private volatile @Nullable LedgerFigures latest;
    private volatile double predictions;
    private volatile Instant readAt;

    LedgerMeters(Backlogs backlogs, LiveWorkers workers, CourseLabels courses, MeterRegistry registry, Clock clock) {
        this.backlogs = backlogs;
        this.workers = workers;
        this.courses = courses;
        this.clock = clock;
        this.readAt = clock.instant();
        jobs = many(registry, "codementor.queue.jobs", "Unsettled jobs by queue, course and phase", null);
        depth = many(registry, "codementor.queue.depth", "Unsettled jobs by queue and phase", null);
        ages = many(registry, "codementor.queue.oldest.age", "Time of the oldest job in its phase", "seconds");
        drain = many(registry, "codementor.backlog.drain", "Predicted time until the queue is empty", "seconds");
        start = many(registry, "codementor.backlog.start", "Predicted time until a new job would start", "seconds");
        worker =
                many(registry, "codementor.backlog.worker", "Time that one worker would need for all of it", "seconds");
        held = many(registry, "codementor.forecast.held", "Share of the latest predictions that held", "ratio");
        items = many(registry, "codementor.batch.items", "Items of batches of the last 7 days, by state", null);
        flags = many(registry, "codementor.batch.flags", "Items of batches of the last 7 days, by flag", null);
        live = many(registry, "codementor.fleet.workers", "Live workers, by what they do", null);
        slots = many(registry, "codementor.fleet.slots", "Slots of the workers that take jobs", null);
        gauge(registry, "codementor.archive.pending", "Settled jobs that are not in the archive yet", null, figures ->
                (double) figures.unarchived());
        gauge(
                registry,
                "codementor.archive.lag",
                "Time since the settlement of the oldest job that is not in the archive yet",
                "seconds",
                figures -> seconds(figures.oldestUnarchived()));
        Gauge.builder("codementor.forecast.predictions", this, meters -> meters.predictions)
                .description("Predictions that the shares are made of")
                .register(registry);
        Gauge.builder("codementor.figures.age", this, LedgerMeters::age)
                .description("Time since these figures were read from the ledger")
                .baseUnit("seconds")
                .register(registry);
        show(new LedgerFigures(List.of(), 0, Duration.ZERO, Map.of(), Map.of()));
    }

    private static MultiGauge many(MeterRegistry registry, String name, String description, @Nullable String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            @Nullable String unit,
            Function<LedgerFigures, Double> value) {
        Gauge.builder(name, this, meters -> {
                    LedgerFigures figures = meters.latest;
                    return figures == null ? 0 : value.apply(figures);
                })
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private double age() {
        return seconds(Duration.between(readAt, clock.instant()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    /** Reads the figures once. */
    void read() {
        LedgerFigures figures = backlogs.figures(RECENT_BATCHES);
        show(figures);
        show(backlogs.now());
        show(workers.now());
        readAt = clock.instant();
    }

    private void show(LedgerFigures figures) {
        latest = figures;
        Map<Tags, Integer> counts = new TreeMap<>(LedgerMeters::compare);
        Map<Tags, Integer> depths = new TreeMap<>(LedgerMeters::compare);
        Map<Tags, Duration> oldest = new TreeMap<>(LedgerMeters::compare);
        for (JobKind kind : JobKind.values()) {
            for (Phase phase : Phase.values()) {
                oldest.put(Tags.of("queue", kind.queue(), "phase", name(phase)), Duration.ZERO);
            }
        }
        for (Unsettled each : figures.jobs()) {
            Tags phase = Tags.of("queue", each.kind().queue(), "phase", name(each.phase()));
            counts.merge(phase.and("course", courses.of(each.course())), each.jobs(), Integer::sum);
            depths.merge(phase, each.jobs(), Integer::sum);
            oldest.merge(phase, each.oldest(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
        }
        // A queue without jobs shows a zero, so that an alarm on it has data.
        oldest.keySet().forEach(phase -> {
            counts.putIfAbsent(phase.and("course", CourseLabels.OTHER), 0);
            depths.putIfAbsent(phase, 0);
        });
        depth.register(rows(depths, Integer::doubleValue), true);
        jobs.register(rows(counts, Integer::doubleValue), true);
        ages.register(rows(oldest, LedgerMeters::seconds), true);
        List<Row<?>> states = new ArrayList<>();
        for (ItemState state : ItemState.values()) {
            states.add(
                    Row.of(Tags.of("state", state.wireName()), figures.items().getOrDefault(state.wireName(), 0)));
        }
        items.register(states, true);
        flags.register(
                figures.flags().entrySet().stream()
                        .<Row<?>>map(flag -> Row.of(Tags.of("flag", flag.getKey()), flag.getValue()))
                        .toList(),
                true);
    }

    private void show(Backlog backlog) {
        List<Row<?>> drains = new ArrayList<>();
        List<Row<?>> starts = new ArrayList<>();
        List<Row<?>> loads = new ArrayList<>();
        for (JobKind kind : JobKind.values()) {
            Tags queue = Tags.of("queue", kind.queue());
            percentiles(drains, queue, backlog.queue(kind).drain());
            percentiles(starts, queue, backlog.queue(kind).start());
            percentiles(loads, queue, backlog.queue(kind).workerSeconds());
        }
        drain.register(drains, true);
        start.register(starts, true);
        worker.register(loads, true);
        predictions = backlog.score().predictions();
        List<Row<?>> shares = new ArrayList<>();
        percentiles(
                shares,
                Tags.empty(),
                new Seconds(backlog.score().p50Held(), backlog.score().p90Held()));
        held.register(shares, true);
    }

    private static void percentiles(List<Row<?>> rows, Tags tags, Seconds of) {
        rows.add(Row.of(tags.and("percentile", "50"), of.p50()));
        rows.add(Row.of(tags.and("percentile", "90"), of.p90()));
    }

    private void show(LiveWorkers.Snapshot now) {
        int draining = 0;
        int troubled = 0;
        for (LiveWorker each : now.workers()) {
            if (each.trouble() != null) {
                troubled++;
            } else if (each.draining()) {
                draining++;
            }
        }
        live.register(
                List.of(
                        Row.of(Tags.of("state", "taking"), now.workers().size() - draining - troubled),
                        Row.of(Tags.of("state", "draining"), draining),
                        Row.of(Tags.of("state", "troubled"), troubled)),
                true);
        slots.register(
                List.of(
                        Row.of(Tags.of("state", "busy"), now.slots() - now.free()),
                        Row.of(Tags.of("state", "free"), now.free())),
                true);
    }

    private static String name(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static int compare(Tags one, Tags other) {
        return one.toString().compareTo(other.toString());
    }

    private static <V> List<Row<?>> rows(Map<Tags, V> values, Function<V, Double> value) {
        List<Row<?>> rows = new ArrayList<>();
        values.forEach((tags, each) -> rows.add(Row.of(tags, value.apply(each))));
        return rows;
    }
}
