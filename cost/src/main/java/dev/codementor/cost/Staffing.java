package dev.codementor.cost;

/** How many workers a goal needs, or why no number is enough. */
sealed interface Staffing {

    /** The fewest workers that keep the goal. */
    record Enough(int workers) implements Staffing {}

    /** The model needs longer to read the prompt than the goal allows until the first text. */
    record ReadsTooSlowly(double secondsToRead) implements Staffing {}

    /** More workers would be needed than the arithmetic is made for. */
    record TooMany(int most) implements Staffing {}
}
