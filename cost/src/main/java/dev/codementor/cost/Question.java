package dev.codementor.cost;

/**
 * All that a bill depends on.
 *
 * @param firstTextSeconds within which {@link PromptQueue#SHARE_IN_TIME} of the students shall see the first text
 */
record Question(Load load, double firstTextSeconds, Period period, Catalog catalog, Plan plan) {

    Question with(Plan other) {
        return new Question(load, firstTextSeconds, period, catalog, other);
    }

    Question on(Purchase purchase) {
        return with(plan.on(purchase));
    }

    Question during(Period other) {
        return new Question(load, firstTextSeconds, other, catalog, plan);
    }

    Prices prices() {
        return catalog.prices();
    }

    /** How many prompts are asked in the period. */
    double prompts() {
        return load.promptsAMonth() * period.months();
    }
}
