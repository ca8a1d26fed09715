package dev.codementor.api.batches.views;

import dev.codementor.api.batches.estimates.Estimate;
import dev.codementor.api.batches.estimates.Estimates;
import dev.codementor.api.batches.estimates.Workload;
import dev.codementor.api.batches.views.BatchView.Attention;
import dev.codementor.api.batches.views.BatchView.Forecast;
import dev.codementor.api.batches.views.BatchView.Method;
import dev.codementor.api.batches.views.BatchView.Spending;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchFigures;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.BatchState;
import dev.codementor.ledger.batches.BatchWork;
import dev.codementor.ledger.batches.PauseReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows batches with their current figures. */
public final class BatchViews {

    public static final String PATH = "/api/v1/batches/";

    private static final double NEAR = 0.8;
    private static final double SHARE_DIGITS = 1_000;

    private final BatchReader batches;
    private final RubricShelf rubrics;
    private final Estimates estimates;
    private final Clock clock;

    BatchViews(BatchReader batches, RubricShelf rubrics, Estimates estimates, Clock clock) {
        this.batches = batches;
        this.rubrics = rubrics;
        this.estimates = estimates;
        this.clock = clock;
    }

    /** @param events address of the live events */
    public BatchView of(BatchRecord batch, String events) {
        BatchFigures figures = batches.figures(batch.id());
        BatchCounts counts = figures.counts();
        String state = BatchStates.of(batch, counts);
        ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(batch.report());
        Estimate estimate = Estimate.read(report.path("estimate"));
        report.remove("estimate");
        Estimate remaining = counts.processing() == 0 ? null : remaining(batch, figures);
        String self = PATH + batch.id();
        BatchWork.Grading grading = batch.grading();
        return new BatchView(
                BatchStanding.of(batch, counts),
                attention(batch, figures),
                new Method(
                        grading == null ? null : grading.rubricVersion(),
                        batch.model(),
                        figures.rehearsed() > 0,
                        plan(batch)),
                JsonMapper.shared().treeToValue(report, UploadReport.class),
                new Forecast(
                        estimate,
                        remaining,
                        remaining == null || batch.state() != BatchState.PROCESSING
                                ? null
                                : eta(batch, counts, remaining)),
                figures(batch, figures),
                new Spending(
                        batch.spendCap() == null ? null : batch.spendCap().toSeconds(),
                        spendWarning(batch, figures, remaining)),
                timeline(batch, state, figures),
                new BatchView.Links(
                        self,
                        self + "/items",
                        grading == null ? null : self + "/rubric",
                        self + "/results.jsonl",
                        events),
                null);
    }

    private static Attention attention(BatchRecord batch, BatchFigures figures) {
        List<Attention.Reason> reasons = figures.unusable().entrySet().stream()
                .map(each -> new Attention.Reason(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(Attention.Reason::items)
                        .reversed()
                        .thenComparing(Attention.Reason::reason))
                .toList();
        return new Attention(
                figures.running(),
                figures.flagged(),
                figures.reviewed(),
                figures.graded(),
                reasons.stream().mapToInt(Attention.Reason::items).sum(),
                reasons,
                Advice.of(batch.pauseReason(), reasons),
                figures.stale());
    }

    /** @param before only older ones; null for the newest */
    public BatchPage list(Set<String> courses, @Nullable BatchId before, int limit) {
        List<BatchRecord> found = batches.inCourses(courses, before, limit + 1);
        List<BatchRecord> page = found.subList(0, Math.min(limit, found.size()));
        Map<BatchId, BatchCounts> counts =
                batches.counts(page.stream().map(BatchRecord::id).toList());
        return new BatchPage(
                page.stream()
                        .map(batch -> summary(
                                batch, counts.getOrDefault(batch.id(), new BatchCounts(batch.size(), 0, 0, 0, 0))))
                        .toList(),
                found.size() > limit ? page.getLast().id().toString() : null);
    }

    private static BatchSummary summary(BatchRecord batch, BatchCounts counts) {
        return new BatchSummary(
                BatchStanding.of(batch, counts),
                batch.timeline().created(),
                batch.timeline().released());
    }

    private Estimate remaining(BatchRecord batch, BatchFigures figures) {
        Workload planned =
                switch (batch.work()) {
                    case BatchWork.Completions none -> Workload.completions(batch.size(), figures.estimatedTokens());
                    case BatchWork.Grading grading ->
                        Workload.gradings(
                                batch.size(),
                                figures.estimatedTokens(),
                                GradingPlan.read(grading.plan()),
                                rubrics.of(batch.id(), grading.rubricVersion()));
                };
        return estimates.remaining(batch.model(), figures, planned);
    }

    private @Nullable Instant eta(BatchRecord batch, BatchCounts counts, Estimate remaining) {
        int pending = BatchStates.pending(batch, counts);
        if (pending == 0) {
            return null;
        }
        double share = (double) pending / counts.processing();
        return clock.instant()
                .plusMillis(Math.round(remaining.seconds() * share * 1_000))
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private static JsonNode plan(BatchRecord batch) {
        return switch (batch.work()) {
            case BatchWork.Grading grading -> JsonMapper.shared().readTree(grading.plan());
            case BatchWork.Completions none -> JsonNodeFactory.instance.objectNode();
        };
    }

    private static BatchView.Figures figures(BatchRecord batch, BatchFigures figures) {
        Instant started = batch.timeline().started();
        Instant last = figures.lastSettled();
        return new BatchView.Figures(
                figures.asks(),
                figures.promptTokens(),
                figures.cachedTokens(),
                // Servers leave out a zero, so nothing tells it from a server that never says it.
                figures.cachedTokens() == 0
                        ? null
                        : Math.round(SHARE_DIGITS * figures.cachedTokens() / figures.promptTokens()) / SHARE_DIGITS,
                figures.answerTokens(),
                figures.spent().toMillis() / 1_000.0,
                started == null || last == null
                        ? null
                        : Math.max(0, Duration.between(started, last).toSeconds()));
    }

    private static @Nullable String spendWarning(
            BatchRecord batch, BatchFigures figures, @Nullable Estimate remaining) {
        Duration cap = batch.spendCap();
        if (cap == null) {
            return null;
        }
        if (batch.pauseReason() == PauseReason.SPEND_CAP) {
            return "reached";
        }
        double spent = figures.spent().toMillis() / 1_000.0;
        if (spent >= NEAR * cap.toSeconds()) {
            return "near";
        }
        return remaining != null && spent + remaining.modelSeconds() > cap.toSeconds() ? "below-estimate" : null;
    }

    private static BatchView.Timeline timeline(BatchRecord batch, String state, BatchFigures figures) {
        BatchRecord.Timeline known = batch.timeline();
        boolean over = state.equals(BatchStates.FINISHED) || figures.counts().processing() == 0;
        return new BatchView.Timeline(
                known.created(),
                known.started(),
                known.expires(),
                over ? figures.lastSettled() : null,
                known.released());
    }
}
