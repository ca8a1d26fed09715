package dev.codementor.bench.simulator;

import java.util.Comparator;
import java.util.List;

/**
 * What arrives when.
 *
 * @param arrivals in the order of their times
 * @param end when the trace is over, in seconds; the simulation goes on until nothing waits
 * @param lesson the hours that stand in the calendar
 */
record Trace(String name, List<Arrival> arrivals, double end, Lesson lesson) {

    Trace {
        arrivals = arrivals.stream()
                .sorted(Comparator.comparingDouble(Arrival::at))
                .toList();
    }

    /** From when to when somebody expects students, in seconds; the same twice for a trace that nobody announced. */
    record Lesson(double from, double to) {

        static final Lesson UNANNOUNCED = new Lesson(0, 0);
    }
}
