package dev.codementor.ledger.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What workers are told by operators. */
public interface OrderReader {

    Orders orders(String worker);

    /**
     * @param wanted {@code quiet} or {@code drain}; null when the worker may take jobs
     * @param pauses all that last now
     */
    record Orders(@Nullable String wanted, List<Pause> pauses) {}
}
