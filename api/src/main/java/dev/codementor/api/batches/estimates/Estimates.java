package dev.codementor.api.batches.estimates;

import dev.codementor.api.batches.estimates.Speed.Basis;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.batches.BatchFigures;
import dev.codementor.ledger.batches.BatchReader;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Estimates how long batches take, from measurements: first the model's latest answers, then the batch's own. */
public final class Estimates {

    /** With fewer settled items, a batch's own figures are too random. */
    private static final int ENOUGH = 3;

    private final BatchReader batches;
    private final LiveWorkers workers;

    Estimates(BatchReader batches, LiveWorkers workers) {
        this.batches = batches;
        this.workers = workers;
    }

    /** @param model null for the workers' default */
    public Estimate beforeTheStart(@Nullable String model, Workload work) {
        return estimate(speed(model), work);
    }

    /**
     * The estimate for all unsettled items, whether or not they have been started.
     *
     * @param planned the plan for the whole batch
     */
    public Estimate remaining(@Nullable String model, BatchFigures figures, Workload planned) {
        int items = figures.counts().processing();
        long tokens = Math.max(0, figures.estimatedTokens() - figures.settledTokens());
        int settled = figures.counts().settled();
        if (settled < ENOUGH || figures.spent().isZero() || figures.asks() == 0 || figures.settledTokens() == 0) {
            return estimate(
                    speed(model), new Workload(items, tokens, planned.asksPerItem(), planned.answerTokensPerAsk()));
        }
        double asksPerItem = (double) figures.asks() / settled;
        // Compares with the planned tokens, so that reading which the plan did not foresee counts too.
        Speed own = Speed.of(
                figures.spent(),
                Math.round(figures.settledTokens() * asksPerItem),
                figures.answerTokens(),
                figures.asks(),
                Basis.BATCH);
        return estimate(own, new Workload(items, tokens, asksPerItem, planned.answerTokensPerAsk()));
    }

    private Estimate estimate(Speed speed, Workload work) {
        double seconds = speed.seconds(work);
        int slots = Math.max(1, workers.now().slots());
        return new Estimate(
                (long) Math.ceil(seconds),
                (long) Math.ceil(seconds / Math.min(slots, Math.max(1, work.items()))),
                speed.basis().wireName());
    }

    private Speed speed(@Nullable String model) {
        return asked(model).flatMap(batches::speed).map(Speed::of).orElse(Speed.ASSUMED);
    }

    private Optional<String> asked(@Nullable String model) {
        if (model != null) {
            return Optional.of(model);
        }
        SortedSet<String> live = new TreeSet<>(workers.now().models());
        return live.isEmpty() ? Optional.empty() : Optional.of(live.first());
    }
}
