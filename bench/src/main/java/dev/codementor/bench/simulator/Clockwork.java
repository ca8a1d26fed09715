package dev.codementor.bench.simulator;

import java.util.PriorityQueue;

/** Runs events in the order of their times; those of the same time in the order in which they were planned. */
final class Clockwork {

    private record Event(double at, long order, Runnable action) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long planned;
    private double now;

    double now() {
        return now;
    }

    void at(double time, Runnable action) {
        events.add(new Event(Math.max(now, time), planned++, action));
    }

    void in(double seconds, Runnable action) {
        at(now + seconds, action);
    }

    /** Runs the next event; false when none is planned until then. */
    boolean step(double until) {
        Event next = events.peek();
        if (next == null || next.at > until) {
            return false;
        }
        events.remove();
        now = next.at;
        next.action.run();
        return true;
    }
}
