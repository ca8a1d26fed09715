package dev.codementor.bench.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The product's rules for those who wait: quotas refuse, the dispatch window holds back, and questions and gradings have a
 * queue each.
 */
final class Line {

    private static final double MINUTE = 60;

    /** As many items of a batch for each slot, so that a worker finds the next one. {@code DispatchWindow} has the same. */
    private static final int ITEMS_PER_SLOT = 4;

    /** What one student, or one batch, has under way. */
    private static final class Owner {
        private final Deque<Double> lastMinute = new ArrayDeque<>();
        private final Deque<Job> held = new ArrayDeque<>();
        private int unsettled;
        private int dispatched;
    }

    private record Key(Kind kind, int owner) {}

    private final World.Limits limits;
    private final IntSupplier slots;
    private final Map<Key, Owner> owners = new HashMap<>();
    private final Map<Kind, Deque<Job>> queues = new EnumMap<>(Kind.class);
    private int held;

    Line(World.Limits limits, IntSupplier slots) {
        this.limits = limits;
        this.slots = slots;
        for (Kind kind : Kind.values()) {
            queues.put(kind, new ArrayDeque<>());
        }
    }

    /** Lets a job in; null when a quota refuses it, which only questions have. */
    @Nullable
    Job accept(Arrival arrival) {
        Owner owner = owner(arrival);
        if (arrival.kind() == Kind.QUESTION) {
            while (!owner.lastMinute.isEmpty() && owner.lastMinute.peekFirst() <= arrival.at() - MINUTE) {
                owner.lastMinute.removeFirst();
            }
            if (owner.unsettled >= limits.outstanding() || owner.lastMinute.size() >= limits.perMinute()) {
                return null;
            }
            owner.lastMinute.addLast(arrival.at());
        }
        Job job = new Job(arrival);
        owner.unsettled++;
        owner.held.addLast(job);
        held++;
        release(owner, arrival.kind());
        return job;
    }

    /** Lets jobs into the queues for which there is room now, as there is when a worker came. */
    void release() {
        if (held > 0) {
            owners.entrySet().stream()
                    .filter(entry -> !entry.getValue().held.isEmpty())
                    .sorted(Comparator.comparingDouble((Map.Entry<Key, Owner> entry) ->
                            entry.getValue().held.getFirst().arrival().at()))
                    .forEach(entry -> release(entry.getValue(), entry.getKey().kind()));
        }
    }

    private void release(Owner owner, Kind kind) {
        int window = kind == Kind.QUESTION
                ? Math.max(limits.window(), slots.getAsInt())
                : Math.max(limits.batchWindow(), ITEMS_PER_SLOT * slots.getAsInt());
        while (owner.dispatched < window && !owner.held.isEmpty()) {
            Job job = owner.held.removeFirst();
            held--;
            owner.dispatched++;
            job.to(Job.State.QUEUED, job.arrival().at());
            queue(kind).addLast(job);
        }
    }

    /** A job that a worker gave back is the next one again. */
    void giveBack(Job job) {
        job.to(Job.State.QUEUED, job.arrival().at());
        queue(job.arrival().kind()).addFirst(job);
    }

    @Nullable
    Job next(Kind kind) {
        return queue(kind).pollFirst();
    }

    /** The job is settled; where it waited, it waits no longer. */
    void settle(Job job, Job.State outcome, double now) {
        Owner owner = owner(job.arrival());
        if (job.state() == Job.State.HELD) {
            owner.held.remove(job);
            held--;
        } else {
            if (job.state() == Job.State.QUEUED) {
                queue(job.arrival().kind()).remove(job);
            }
            owner.dispatched--;
        }
        owner.unsettled--;
        job.to(outcome, now);
        release(owner, job.arrival().kind());
    }

    int visible(Kind kind) {
        return queue(kind).size();
    }

    /** All that wait, in a queue or behind their owner's window. */
    List<Job> waiting() {
        List<Job> all = new ArrayList<>();
        queues.values().forEach(all::addAll);
        if (held > 0) {
            owners.values().forEach(owner -> all.addAll(owner.held));
        }
        return all;
    }

    private Deque<Job> queue(Kind kind) {
        return queues.getOrDefault(kind, new ArrayDeque<>());
    }

    private Owner owner(Arrival arrival) {
        return owners.computeIfAbsent(new Key(arrival.kind(), arrival.owner()), _ -> new Owner());
    }
}
