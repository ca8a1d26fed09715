package dev.codementor.api.batches.estimates;

import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.ledger.batches.NewBatch.PlannedAsks;

/**
 * The work for a model.
 *
 * @param tokens the tokens of all items, each read once
 * @param asksPerItem how often a model is asked about an item
 * @param answerTokensPerAsk used until something has been measured
 */
public record Workload(int items, long tokens, double asksPerItem, double answerTokensPerAsk) {

    /** Evidence, feedback and answer for one criterion. */
    private static final int ANSWER_FOR_A_CRITERION = 80;

    /** The share of drafts that need further opinions, each as many as planned. */
    private static final double UNCERTAIN = 0.2;

    public static Workload gradings(int items, long tokens, GradingPlan plan, Rubric rubric) {
        PlannedAsks asks = asks(plan, rubric);
        return new Workload(items, tokens, asks.perItem(), asks.answerTokens());
    }

    /** What a grading by this plan costs beside the tokens of its submission. */
    public static PlannedAsks asks(GradingPlan plan, Rubric rubric) {
        return new PlannedAsks(
                1 + (plan.neutralCopy() ? 1 : 0) + UNCERTAIN * plan.samples(),
                (double) ANSWER_FOR_A_CRITERION * rubric.criteria().size());
    }

    public static Workload completions(int items, long tokens) {
        return new Workload(items, tokens, PlannedAsks.ONE.perItem(), PlannedAsks.ONE.answerTokens());
    }
}
