package dev.codementor.embedded.rehearsal;

import java.util.ArrayList;
import java.util.List;

/** The faults that have not struck yet. Any thread may set them. */
final class FaultBoard {

    private volatile List<RehearsalFault> pending = List.of();

    synchronized void set(List<RehearsalFault> faults) {
        pending = List.copyOf(faults);
    }

    synchronized void add(RehearsalFault fault) {
        var faults = new ArrayList<>(pending);
        faults.add(fault);
        pending = List.copyOf(faults);
    }

    List<RehearsalFault> pending() {
        return pending;
    }

    /**
     * The faults for a request that arrives now. Faults with a limited number of requests then have one request less.
     */
    Faults strike() {
        return pending.isEmpty() ? Faults.NONE : takeOne();
    }

    private synchronized Faults takeOne() {
        List<RehearsalFault> struck = pending;
        pending = struck.stream()
                .filter(fault -> fault.requests() != 1)
                .map(fault -> fault.requests() == 0 ? fault : fault.forNext(fault.requests() - 1))
                .toList();
        return new Faults(struck);
    }
}
