package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The faults of one request. */
record Faults(List<RehearsalFault> all) {

    static final Faults NONE = new Faults(List.of());

    boolean none() {
        return all.isEmpty();
    }

    boolean has(Kind kind) {
        return find(kind).isPresent();
    }

    /** The delay of this kind, zero if there is no such fault. */
    Duration delay(Kind kind) {
        return find(kind).map(RehearsalFault::delay).orElse(Duration.ZERO);
    }

    /** Whether a fault of this kind strikes after this many pieces. A fault for a later piece strikes at the end. */
    boolean strikes(Kind kind, int written, boolean end) {
        return !all.isEmpty()
                && find(kind)
                        .filter(fault -> fault.afterChunks() == written || end && fault.afterChunks() > written)
                        .isPresent();
    }

    private Optional<RehearsalFault> find(Kind kind) {
        return all.stream().filter(fault -> fault.kind() == kind).findFirst();
    }
}
