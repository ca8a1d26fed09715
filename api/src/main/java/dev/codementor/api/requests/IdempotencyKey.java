package dev.codementor.api.requests;

import dev.codementor.api.problems.ProblemCode;
import java.util.List;
import java.util.Optional;

/** The rule for {@code Idempotency-Key}. */
public final class IdempotencyKey {

    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /** @throws dev.codementor.api.problems.ProblemException when there is more than one, or it is not valid */
    public static Optional<String> of(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        String key = headers.getFirst();
        if (headers.size() > 1
                || key.isEmpty()
                || key.length() > LONGEST
                || !key.chars().allMatch(IdempotencyKey::isVisible)) {
            throw ProblemCode.INVALID_IDEMPOTENCY_KEY
                    .because("The header Idempotency-Key must be 1 to %d visible ASCII characters, once."
                            .formatted(LONGEST))
                    .with("limit", LONGEST)
                    .exception();
        }
        return Optional.of(key);
    }

    private static boolean isVisible(int c) {
        return c > 0x20 && c < 0x7F;
    }
}
