package dev.codementor.fleet;

import dev.codementor.fleet.Backlog.Basis;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.backlog.LastSpeed;
import dev.codementor.ledger.backlog.TokenSpeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The slots that work is spread over, and one worker to compare with.
 *
 * @param live whether they are live; otherwise they are those that one worker would have
 * @param slots of all workers
 * @param typical a worker like the others
 * @param basis where the speeds come from
 */
record Crew(boolean live, List<Slot> slots, OneWorker typical, Basis basis) {

    /** Beyond these, the latest answers say nothing about the next ones: the workers were others, or lost their jobs. */
    private static final double LEAST_OVERHEAD = 0.5;

    private static final double MOST_OVERHEAD = 3;

    /**
     * @param worker whose slot it is
     * @param grades whether it takes gradings too
     */
    record Slot(String worker, boolean grades, TokenSpeed speed) {}

    /** @param slots and how many of them take gradings; both at least 1 */
    record OneWorker(int slots, int gradingSlots, TokenSpeed speed) {}

    static Crew of(
            LiveWorkers.Snapshot now, Optional<LastSpeed> last, WorkEstimates works, ForecastProperties properties) {
        List<LiveWorker> taking = now.workers().stream()
                .filter(worker -> worker.takesJobs() && worker.slots() > 0)
                .toList();
        List<TokenSpeed> measured =
                taking.stream().map(LiveWorker::speed).filter(Objects::nonNull).toList();
        TokenSpeed speed;
        Basis basis;
        double overhead = 1;
        if (!measured.isEmpty()) {
            overhead = overhead(mean(measured), works);
            speed = slowed(mean(measured), overhead);
            basis = Basis.MEASURED;
        } else if (last.isPresent()) {
            speed = last.get().speed();
            basis = Basis.LAST_MEASURED;
        } else {
            TokenSpeed assumed = new TokenSpeed(properties.assumedPrefill(), properties.assumedDecode());
            Optional<WorkEstimates.RunTime> run = works.runTime();
            speed = run.map(each -> scaled(assumed, each.work().seconds(assumed) / each.seconds()))
                    .orElse(assumed);
            basis = run.isPresent() ? Basis.RUN_TIMES : Basis.ASSUMED;
        }
        if (taking.isEmpty()) {
            OneWorker one = last.map(known ->
                            new OneWorker(Math.max(1, known.slots()), Math.max(1, known.gradingSlots()), speed))
                    .orElseGet(() -> new OneWorker(properties.assumedSlots(), properties.assumedSlots(), speed));
            return new Crew(false, slots("", one), one, basis);
        }
        List<Slot> slots = new ArrayList<>();
        for (LiveWorker worker : taking) {
            TokenSpeed own = worker.speed() == null ? speed : slowed(worker.speed(), overhead);
            slots.addAll(slots(
                    worker.instance(),
                    new OneWorker(worker.slots(), Math.clamp(worker.gradingSlots(), 1, worker.slots()), own)));
        }
        int grading = (int) slots.stream().filter(Slot::grades).count();
        OneWorker typical = new OneWorker(
                Math.max(1, Math.round((float) slots.size() / taking.size())),
                Math.max(1, Math.round((float) grading / taking.size())),
                speed);
        return new Crew(true, List.copyOf(slots), typical, basis);
    }

    private static List<Slot> slots(String worker, OneWorker of) {
        List<Slot> slots = new ArrayList<>(of.slots());
        for (int i = 0; i < of.slots(); i++) {
            slots.add(new Slot(worker, i < of.gradingSlots(), of.speed()));
        }
        return slots;
    }

    /** The mean time for a token, as slots that are slow hold the line up for longer. */
    private static TokenSpeed mean(List<TokenSpeed> speeds) {
        return new TokenSpeed(
                1
                        / speeds.stream()
                                .mapToDouble(each -> 1 / each.prefill())
                                .average()
                                .orElseThrow(),
                1
                        / speeds.stream()
                                .mapToDouble(each -> 1 / each.decode())
                                .average()
                                .orElseThrow());
    }

    /**
     * By how much the latest answers took longer than reading and writing their tokens at this speed: for loading, for
     * waiting in the model server, and for what its own times leave out.
     */
    private static double overhead(TokenSpeed speed, WorkEstimates works) {
        return works.runTime()
                .map(run -> Math.clamp(run.seconds() / run.work().seconds(speed), LEAST_OVERHEAD, MOST_OVERHEAD))
                .orElse(1.0);
    }

    private static TokenSpeed slowed(TokenSpeed speed, double overhead) {
        return scaled(speed, 1 / overhead);
    }

    private static TokenSpeed scaled(TokenSpeed speed, double factor) {
        return new TokenSpeed(speed.prefill() * factor, speed.decode() * factor);
    }
}
