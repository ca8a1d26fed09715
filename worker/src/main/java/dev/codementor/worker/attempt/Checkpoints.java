package dev.codementor.worker.attempt;

import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Continuation;
import dev.codementor.outages.Outages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the text of all running attempts and renews their leases, in one statement per interval. It also learns which
 * attempts have to stop. An answer that is complete within half an interval costs nothing here.
 */
final class Checkpoints implements RunningAttempts {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private final AttemptLedger ledger;
    private final AttemptProperties properties;
    private final Set<RunningAttempt> running = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;
    private boolean failing;

    Checkpoints(AttemptLedger ledger, AttemptProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
    }

    void enter(RunningAttempt attempt) {
        running.add(attempt);
        if (draining) {
            attempt.stop(Stop.DRAINED);
        }
    }

    void leave(RunningAttempt attempt) {
        running.remove(attempt);
    }

    @Override
    public int size() {
        return running.size();
    }

    @Override
    public void giveBack() {
        draining = true;
        running.forEach(attempt -> attempt.stop(Stop.DRAINED));
    }

    /** Makes one checkpoint. A timer calls it, never twice at the same time. */
    void beat() {
        long halfBeat = properties.checkpoint().toNanos() / 2;
        List<RunningAttempt> due =
                running.stream().filter(attempt -> attempt.age() > halfBeat).toList();
        if (due.isEmpty()) {
            return;
        }
        List<Checkpoint> checkpoints = new ArrayList<>(due.size());
        due.forEach(attempt -> checkpoints.add(attempt.checkpoint()));
        try {
            List<Continuation> answers = ledger.checkpoint(checkpoints, properties.lease());
            for (int i = 0; i < due.size(); i++) {
                apply(due.get(i), checkpoints.get(i), answers.get(i));
            }
            if (failing) {
                failing = false;
                log.info("action=checkpoint-works-again running={}", due.size());
            }
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true;
                log.warn(
                        "action=checkpoint-failed running={} cause=\"{}\""
                                + " next=answers-go-on-and-the-next-beat-tries-again",
                        due.size(),
                        Outages.cause(e),
                        Outages.trace(e));
            }
        }
    }

    private static void apply(RunningAttempt attempt, Checkpoint checkpoint, Continuation answer) {
        switch (answer) {
            case GO_ON -> {
                String text = checkpoint.text();
                if (text != null) {
                    attempt.text().saved(text.length());
                }
            }
            case CANCEL -> attempt.stop(Stop.CANCELLED);
            case LOST -> attempt.stop(Stop.LOST);
        }
    }
}
