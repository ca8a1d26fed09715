package dev.codementor.fleet;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.backlog.UnsettledJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Plays through who gets which slot when, if all goes as estimated. Jobs come in the order in which windows let them into
 * the queue: of each owner the first few, oldest first, then of each owner the next few. Questions go before gradings.
 */
final class Line {

    /** A run that takes longer than estimated goes on for a part of its estimate, whatever that part may be. */
    private static final double LEAST_LEFT = 0.2;

    /** The starts of one kind in their order; the last is that of a job that would come after all others. */
    private record Order(List<Waiting> jobs, List<Double> starts, Map<String, Integer> unsettledByOwner) {}

    private record Waiting(UnsettledJob job, int round) {}

    private static final class Seat {
        private final Crew.Slot slot;
        private double freeAt;
        private boolean taken;

        Seat(Crew.Slot slot) {
            this.slot = slot;
        }
    }

    private final Crew crew;
    private final WorkEstimates works;
    private final List<Seat> seats = new ArrayList<>();
    private final Map<JobKind, Order> orders = new HashMap<>();
    private final Map<JobKind, Double> drains = new HashMap<>();
    private final Map<JobId, Double> starts = new HashMap<>();

    Line(List<UnsettledJob> unsettled, Crew crew, WorkEstimates works, Windows windows) {
        this.crew = crew;
        this.works = works;
        crew.slots().forEach(slot -> seats.add(new Seat(slot)));
        unsettled.stream().filter(job -> job.running() != null).forEach(this::seat);
        for (JobKind kind : List.of(JobKind.PROMPT, JobKind.GRADING)) {
            play(kind, unsettled.stream().filter(job -> job.kind() == kind).toList(), windows.of(kind));
        }
    }

    /** Seats a running job in a slot of its worker. That of a worker which is gone will have to wait again; it takes any. */
    private void seat(UnsettledJob job) {
        Seat seat = seats.stream()
                .filter(each -> !each.taken && each.slot.worker().equals(job.worker()))
                .findFirst()
                .orElseGet(() -> seats.stream()
                        .min(Comparator.comparingDouble(each -> each.freeAt))
                        .orElseThrow());
        seat.taken = true;
        seat.freeAt += left(job, seat.slot);
        drains.merge(job.kind(), seat.freeAt, Math::max);
    }

    private double left(UnsettledJob job, Crew.Slot slot) {
        double whole = works.of(job).seconds(slot.speed());
        double spent = job.running() == null ? 0 : job.running().toMillis() / 1_000.0;
        return Math.max(whole - spent, whole * LEAST_LEFT);
    }

    private void play(JobKind kind, List<UnsettledJob> jobs, int window) {
        Map<String, Integer> counts = new HashMap<>();
        List<Waiting> waiting = new ArrayList<>();
        for (UnsettledJob job : jobs) {
            int before = counts.merge(job.owner(), 1, Integer::sum) - 1;
            if (job.running() == null) {
                waiting.add(new Waiting(job, before / window));
            }
        }
        // Sorting is stable, so within a round the older job comes first.
        waiting.sort(Comparator.comparingInt(Waiting::round));
        PriorityQueue<Seat> free = seats(kind);
        List<Double> times = new ArrayList<>(waiting.size() + 1);
        for (Waiting next : waiting) {
            Seat seat = free.remove();
            UnsettledJob job = next.job();
            times.add(seat.freeAt);
            starts.put(job.id(), seat.freeAt);
            seat.freeAt += works.of(job).seconds(seat.slot.speed());
            drains.merge(kind, seat.freeAt, Math::max);
            free.add(seat);
        }
        times.add(free.element().freeAt);
        orders.put(kind, new Order(waiting, times, counts));
    }

    /** Questions leave the slots that also grade to gradings, where there is a choice. */
    private PriorityQueue<Seat> seats(JobKind kind) {
        PriorityQueue<Seat> free = new PriorityQueue<>(
                Comparator.<Seat>comparingDouble(seat -> seat.freeAt).thenComparing(seat -> seat.slot.grades()));
        seats.stream()
                .filter(seat -> kind == JobKind.PROMPT || seat.slot.grades())
                .forEach(free::add);
        return free;
    }

    /** Seconds until a job of the line starts; null when it is not in it. */
    @Nullable
    Double start(JobId job) {
        return starts.get(job);
    }

    /**
     * Seconds until a job would start that is accepted now.
     *
     * @param owner who may have other jobs before it
     * @param window of the owner
     * @param ahead jobs that wait before it, where that is known better than by this line
     */
    double startOfNew(JobKind kind, String owner, int window, int ahead) {
        Order order = order(kind);
        int round = order.unsettledByOwner().getOrDefault(owner, 0) / window;
        int before = (int)
                order.jobs().stream().takeWhile(each -> each.round() <= round).count();
        int unseen = Math.max(0, ahead - order.jobs().size());
        int place = before + unseen;
        int last = order.starts().size() - 1;
        return order.starts().get(Math.min(place, last)) + Math.max(0, place - last) * turn(kind);
    }

    /** Seconds from one start to the next in a long line. */
    double turn(JobKind kind) {
        Order order = order(kind);
        Work mean = order.jobs().isEmpty()
                ? works.typical(kind)
                : order.jobs().stream()
                        .map(each -> works.of(each.job()))
                        .reduce(Work.NONE, Work::plus)
                        .times(1.0 / order.jobs().size());
        return mean.seconds(crew.typical().speed()) / seats(kind).size();
    }

    /** Seconds until the last job of the kind has ended; 0 when there is none. */
    double drain(JobKind kind) {
        return drains.getOrDefault(kind, 0.0);
    }

    /** Seconds until the first slot is free after all jobs of the kind have started. */
    double firstFreeAfter(JobKind kind) {
        return order(kind).starts().getLast();
    }

    int slots(JobKind kind) {
        return seats(kind).size();
    }

    /** What is left of the jobs, as one worker alone would need it, in seconds of one of its slots. */
    double slotSeconds(UnsettledJob job) {
        return left(job, new Crew.Slot("", true, crew.typical().speed()));
    }

    private Order order(JobKind kind) {
        Order order = orders.get(kind);
        if (order == null) {
            throw new IllegalStateException("no line for " + kind);
        }
        return order;
    }
}
