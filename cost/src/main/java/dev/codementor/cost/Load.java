package dev.codementor.cost;

/**
 * What students ask.
 *
 * @param students that work at the same time
 * @param secondsBetweenPrompts between two prompts of one student at the busiest time
 * @param promptsADay of one student
 */
record Load(int students, double secondsBetweenPrompts, double promptsADay, Teaching teaching, Tokens tokens) {

    double promptsAMonth() {
        return students * promptsADay * teaching.daysAMonth();
    }

    /** At the busiest time. */
    double promptsASecond() {
        return students / secondsBetweenPrompts;
    }
}
