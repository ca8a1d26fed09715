package dev.codementor.fleet;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators have paused, as the ledger knew it at most about a second ago. */
public final class Pauses {

    private static final Logger log = LoggerFactory.getLogger(Pauses.class);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<List<Pause>> source;
    private final Clock clock;
    private volatile Supplier<List<Pause>> pauses;

    public Pauses(OperationsReader reader, Clock clock) {
        this(reader::pauses, clock);
    }

    Pauses(Supplier<List<Pause>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.pauses = new Remembered<>(source, FRESH, clock);
    }

    /** Asks again at the next question, as this process has changed something. */
    public void changed() {
        pauses = new Remembered<>(source, FRESH, clock);
    }

    /** Whether anything is paused; no when the ledger cannot be asked. */
    boolean any() {
        try {
            return !pauses.get().isEmpty();
        } catch (RuntimeException e) {
            log.debug("action=ask-pauses-failed next=claims-keep-paused-jobs-back", e);
            return false;
        }
    }

    /** Why a waiting job is not begun; empty when nothing that concerns it is paused, or the ledger cannot be asked. */
    public Optional<Pause> holding(JobKind kind, String course) {
        try {
            return pauses.get().stream()
                    .filter(pause -> pause.holds(kind, course))
                    .findFirst();
        } catch (RuntimeException e) {
            log.debug("action=ask-pauses-failed next=claims-keep-paused-jobs-back", e);
            return Optional.empty();
        }
    }
}
