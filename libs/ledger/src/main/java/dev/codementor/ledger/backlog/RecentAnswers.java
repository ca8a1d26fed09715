package dev.codementor.ledger.backlog;

import dev.codementor.contract.JobKind;
import java.time.Duration;

/**
 * What the latest answered jobs of a kind and course cost on average.
 *
 * @param answers how many there are
 * @param promptBytes length of their prompts in UTF-8; 0 for gradings
 * @param evaluatedTokens prompt tokens that were not in the model server's cache
 * @param answerTokens tokens that were written
 * @param run from the first start to the end
 */
public record RecentAnswers(
        JobKind kind,
        String course,
        int answers,
        double promptBytes,
        double evaluatedTokens,
        double answerTokens,
        Duration run) {}
