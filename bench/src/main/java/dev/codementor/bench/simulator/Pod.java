package dev.codementor.bench.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/** A worker with its model server, whose slots share one machine. */
final class Pod {

    enum State {
        STARTING,
        READY,
        DRAINING,
        GONE
    }

    /** Below it a phase counts as done: a thousandth of a token. */
    private static final double DONE = 1e-3;

    /** A job in a slot, with what is left of its two phases. */
    private static final class Run {
        private final Job job;
        private final int slot;
        private double toRead;
        private double toWrite;

        private Run(Job job, int slot, double toRead) {
            this.job = job;
            this.slot = slot;
            this.toRead = toRead;
            this.toWrite = job.arrival().answerTokens() - job.written();
        }

        private boolean reads() {
            return toRead > DONE;
        }
    }

    private final int id;
    private final double requested;
    private final Speeds speeds;
    private final List<Run> running = new ArrayList<>();
    private final List<Set<String>> cached = new ArrayList<>();
    private State state = State.STARTING;
    private double gone = Double.NaN;
    private double updated;
    private int revision;

    Pod(int id, double requested, Speeds speeds, int slots) {
        this.id = id;
        this.requested = requested;
        this.speeds = speeds;
        for (int slot = 0; slot < slots; slot++) {
            cached.add(new HashSet<>());
        }
    }

    int id() {
        return id;
    }

    State state() {
        return state;
    }

    void to(State next, double now) {
        state = next;
        if (next == State.GONE) {
            gone = now;
        }
    }

    /** Seconds that the pod was there, until it went or until now. */
    double lived(double now) {
        return (Double.isNaN(gone) ? now : gone) - requested;
    }

    double goneAt() {
        return gone;
    }

    boolean isGone() {
        return state == State.GONE;
    }

    int busy() {
        return running.size();
    }

    int slots() {
        return cached.size();
    }

    int busyWith(Kind kind) {
        return (int)
                running.stream().filter(run -> run.job.arrival().kind() == kind).count();
    }

    boolean takes(Kind kind, int gradingSlots) {
        return state == State.READY
                && busy() < slots()
                && (kind == Kind.QUESTION || busyWith(Kind.GRADING) < gradingSlots);
    }

    /** Takes a job into a slot, if possible one whose cache holds what the prompt begins with. */
    void take(Job job, double now) {
        advance(now);
        Arrival arrival = job.arrival();
        int slot = slotFor(arrival.prefix());
        boolean held = arrival.prefix().isEmpty() || !cached.get(slot).add(arrival.prefix());
        double prefix = held && !arrival.prefix().isEmpty() ? 0 : arrival.prefixTokens();
        running.add(new Run(job, slot, prefix + arrival.promptTokens() + job.written()));
        revision++;
    }

    private int slotFor(String prefix) {
        int free = -1;
        for (int slot = 0; slot < slots(); slot++) {
            int candidate = slot;
            if (running.stream().noneMatch(run -> run.slot == candidate)) {
                if (cached.get(slot).contains(prefix)) {
                    return slot;
                }
                free = free < 0 ? slot : free;
            }
        }
        if (free < 0) {
            throw new IllegalStateException("pod " + id + " has no free slot");
        }
        return free;
    }

    /** Changes whenever the plans that were made for the pod are no longer right. */
    int revision() {
        return revision;
    }

    /** Lets the jobs go on until now, and removes those that are done. */
    void advance(double now) {
        double passed = now - updated;
        updated = now;
        int jobs = running.size();
        for (Run run : running) {
            if (run.reads()) {
                run.toRead -= passed * speeds.prefillOfEach(jobs);
                if (!run.reads()) {
                    run.toRead = 0;
                    run.job.sawText(now);
                }
            } else {
                run.toWrite -= passed * speeds.decodeOfEach(jobs);
            }
        }
    }

    /** The jobs whose answers are complete leave their slots. */
    List<Job> finished() {
        List<Job> done = running.stream()
                .filter(run -> !run.reads() && run.toWrite <= DONE)
                .map(run -> run.job)
                .toList();
        done.forEach(this::leave);
        return done;
    }

    /** Seconds until a phase of a job ends, if no job comes or goes; infinite for an idle pod. */
    double untilChange() {
        int jobs = running.size();
        return running.stream()
                .mapToDouble(run -> run.reads()
                        ? run.toRead / speeds.prefillOfEach(jobs)
                        : Math.max(0, run.toWrite) / speeds.decodeOfEach(jobs))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** All jobs leave their slots unfinished. */
    List<Job> interrupt(double now) {
        advance(now);
        List<Job> jobs = new ArrayList<>();
        for (Run run : List.copyOf(running)) {
            run.job.interrupted(
                    run.reads() ? run.job.written() : run.job.arrival().answerTokens() - run.toWrite);
            leave(run.job);
            jobs.add(run.job);
        }
        return jobs;
    }

    void leave(Job job) {
        running.removeIf(run -> run.job == job);
        revision++;
    }

    /** What is left to read and to write, as somebody can know it who does not know how long the answers will be. */
    void left(ToDoubleFunction<Kind> usualAnswer, BiConsumer<Double, Double> tokens) {
        for (Run run : running) {
            double usual = usualAnswer.applyAsDouble(run.job.arrival().kind());
            double soFar = run.job.arrival().answerTokens() - run.toWrite;
            tokens.accept(Math.max(0, run.toRead), Math.max(usual - soFar, usual / 10));
        }
    }
}
