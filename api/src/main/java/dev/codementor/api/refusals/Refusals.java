package dev.codementor.api.refusals;

import dev.codementor.api.problems.ProblemCode;
import dev.codementor.ledger.operations.HistoryLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Requests that this process refused since it last told the ledger. */
public final class Refusals {

    /** So that invented courses cannot fill the memory; the others are counted together. */
    private static final int MOST_KEYS = 1_000;

    private static final String OTHERS = "";

    private record Key(String code, String course) {}

    private final HistoryLedger ledger;
    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    Refusals(HistoryLedger ledger) {
        this.ledger = ledger;
    }

    public void count(ProblemCode code, String course) {
        Key key = new Key(code.wireName(), course);
        if (counts.size() >= MOST_KEYS && !counts.containsKey(key)) {
            key = new Key(code.wireName(), OTHERS);
        }
        counts.computeIfAbsent(key, fresh -> new LongAdder()).increment();
    }

    /** Tells the ledger. What it does not take is told the next time. */
    void tell() {
        List<HistoryLedger.Refusals> told = new ArrayList<>();
        for (Map.Entry<Key, LongAdder> entry : counts.entrySet()) {
            long count = entry.getValue().sumThenReset();
            if (count > 0) {
                told.add(new HistoryLedger.Refusals(
                        entry.getKey().code(), entry.getKey().course(), count));
            }
        }
        try {
            ledger.refused(told);
        } catch (RuntimeException away) {
            told.forEach(kept -> counts.computeIfAbsent(new Key(kept.code(), kept.course()), fresh -> new LongAdder())
                    .add(kept.count()));
            throw away;
        }
    }
}
