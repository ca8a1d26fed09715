package dev.codementor.bench.simulator;

import dev.codementor.cost.UsualClass;
import java.util.EnumMap;
import java.util.Map;

/** How long answers of a kind usually are, by those that were seen; the newest ones count most. */
final class UsualAnswer {

    private static final double WEIGHT_OF_NEWEST = 0.02;

    private final Map<Kind, Double> tokens = new EnumMap<>(Kind.class);

    double of(Kind kind) {
        return tokens.getOrDefault(kind, (double) UsualClass.WRITTEN_TOKENS);
    }

    void learn(Arrival answered) {
        double known = of(answered.kind());
        tokens.put(answered.kind(), known + WEIGHT_OF_NEWEST * (answered.answerTokens() - known));
    }
}
