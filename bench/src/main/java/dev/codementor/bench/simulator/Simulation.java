package dev.codementor.bench.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Lets one trace meet one policy. */
final class Simulation implements Fleet.Listener {

    /** After the end of a trace, so that what a policy keeps running is paid for. */
    private static final double AFTERWARDS = 1_800;

    /** A trace whose work is not done so long after its end is given up; what waits then is counted as waiting. */
    private static final double GIVEN_UP = 24 * 3_600;

    private static final double SAMPLES = 300;

    private final World world;
    private final Speeds speeds;
    private final Policy policy;
    private final Trace trace;
    private final Clockwork clock = new Clockwork();
    private final RandomGenerator choice;
    private final Fleet fleet;
    private final Line line;
    private final Autoscaler autoscaler;
    private final UsualAnswer usualAnswer = new UsualAnswer();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<Kind, Integer> inFlight = new EnumMap<>(Kind.class);
    private final List<Sample> samples = new ArrayList<>();
    private int refused;
    private int unsettled;

    /** @param seed for all that is left to chance; the same seed gives the same outcome */
    Simulation(World world, Speeds speeds, boolean spot, Policy policy, Trace trace, long seed) {
        this.world = world;
        this.speeds = speeds;
        this.policy = policy;
        this.trace = trace;
        SplittableRandom random = new SplittableRandom(seed);
        this.fleet = new Fleet(world, speeds, spot, clock, random.split());
        this.choice = random.split();
        this.line = new Line(world.limits(), fleet::slots);
        this.autoscaler = new Autoscaler(policy, world.controller(), trace.lesson());
        for (Kind kind : Kind.values()) {
            inFlight.put(kind, 0);
        }
    }

    Outcome run() {
        trace.arrivals().forEach(arrival -> clock.at(arrival.at(), () -> arrive(arrival)));
        fleet.startWarm(policy.min(), this);
        if (!policy.triggers().isEmpty()) {
            every(Text.seconds(policy.pollingInterval()), () -> scale(autoscaler.poll(observe(), fleet.wanted())));
            every(Text.seconds(world.controller().sync()), () -> scale(autoscaler.sync(observe(), fleet.wanted())));
        }
        every(Math.max(1, (trace.end() + AFTERWARDS) / SAMPLES), this::sample);
        double end = trace.end() + AFTERWARDS;
        while (clock.step(end)) {}
        while (unsettled > 0 && clock.step(trace.end() + GIVEN_UP)) {}
        return outcome(Math.max(end, clock.now()));
    }

    private void every(double seconds, Runnable action) {
        clock.in(seconds, () -> {
            action.run();
            every(seconds, action);
        });
    }

    private void arrive(Arrival arrival) {
        Job job = line.accept(arrival);
        if (job == null) {
            refused++;
            return;
        }
        jobs.add(job);
        unsettled++;
        if (arrival.kind() == Kind.QUESTION) {
            clock.in(Text.seconds(world.worker().timeToLive()), () -> expire(job));
        }
        assign();
    }

    private void expire(Job job) {
        if (job.isSettled()) {
            return;
        }
        if (job.state() == Job.State.RUNNING) {
            fleet.present().forEach(pod -> {
                pod.advance(clock.now());
                pod.leave(job);
                planChange(pod);
            });
            count(job, -1);
        }
        settle(job, Job.State.FAILED);
        assign();
    }

    private void assign() {
        for (Kind kind : Kind.values()) {
            while (line.visible(kind) > 0) {
                List<Pod> able = fleet.present().stream()
                        .filter(pod -> pod.takes(kind, world.worker().gradingSlots()))
                        .toList();
                if (able.isEmpty()) {
                    break;
                }
                Job job = line.next(kind);
                if (job != null) {
                    // Any of the workers that are polling may get a message.
                    start(job, able.get(choice.nextInt(able.size())));
                }
            }
        }
    }

    private void start(Job job, Pod pod) {
        job.begin();
        job.to(Job.State.RUNNING, clock.now());
        count(job, 1);
        pod.take(job, clock.now());
        planChange(pod);
    }

    private void planChange(Pod pod) {
        double seconds = pod.untilChange();
        int revision = pod.revision();
        if (Double.isFinite(seconds)) {
            clock.in(seconds, () -> change(pod, revision));
        }
    }

    private void change(Pod pod, int revision) {
        if (pod.revision() != revision || pod.isGone()) {
            return;
        }
        pod.advance(clock.now());
        for (Job job : pod.finished()) {
            usualAnswer.learn(job.arrival());
            count(job, -1);
            settle(job, Job.State.ANSWERED);
        }
        if (pod.state() == Pod.State.DRAINING && pod.busy() == 0) {
            fleet.leave(pod);
        }
        planChange(pod);
        assign();
    }

    @Override
    public void ready(Pod pod) {
        line.release();
        assign();
    }

    @Override
    public void stopped(Pod pod, double seconds) {
        clock.in(seconds, () -> {
            if (!pod.isGone()) {
                List<Job> unfinished = pod.interrupt(clock.now());
                fleet.leave(pod);
                unfinished.reversed().forEach(this::takeUpAgain);
                assign();
            }
        });
    }

    @Override
    public void died(Pod pod) {
        for (Job job : pod.interrupt(clock.now())) {
            clock.in(Text.seconds(world.worker().lease()), () -> {
                if (!job.isSettled()) {
                    takeUpAgain(job);
                    assign();
                }
            });
        }
    }

    private void takeUpAgain(Job job) {
        count(job, -1);
        if (job.attempts() >= world.worker().mostAttempts()) {
            settle(job, Job.State.FAILED);
        } else {
            line.giveBack(job);
        }
    }

    private void settle(Job job, Job.State outcome) {
        line.settle(job, outcome, clock.now());
        unsettled--;
    }

    private void count(Job job, int change) {
        inFlight.merge(job.arrival().kind(), change, Integer::sum);
    }

    private void scale(int pods) {
        if (pods != fleet.wanted()) {
            fleet.scaleTo(pods, this);
            line.release();
            assign();
        }
    }

    private Observation observe() {
        double now = clock.now();
        Work work = new Work();
        double oldest = now;
        for (Job job : line.waiting()) {
            Arrival arrival = job.arrival();
            oldest = Math.min(oldest, arrival.at());
            work.add(arrival.promptTokens() + job.written(), usualAnswer.of(arrival.kind()) - job.written());
        }
        for (Pod pod : fleet.present()) {
            pod.advance(now);
            pod.left(usualAnswer::of, work::add);
        }
        int longer = 0;
        for (Kind kind : Kind.values()) {
            longer = Math.max(longer, line.visible(kind) + inFlight.getOrDefault(kind, 0));
        }
        return new Observation(now, longer, now - oldest, work.seconds(), fleet.ready());
    }

    /** Tokens that are to be read and to be written. */
    private final class Work {
        private double read;
        private double written;

        void add(double toRead, double toWrite) {
            read += toRead;
            written += Math.max(0, toWrite);
        }

        double seconds() {
            return speeds.seconds(read, written, world.worker().slots());
        }
    }

    private void sample() {
        Observation seen = observe();
        List<Job> waiting = line.waiting();
        samples.add(new Sample(seen.now(), waiting.size(), fleet.present().size(), fleet.ready(), seen.oldestAge()));
    }

    private Outcome outcome(double end) {
        int waiting = (int) jobs.stream().filter(job -> !job.isSettled()).count();
        return new Outcome(
                trace.name(),
                policy.name(),
                trace.arrivals().size(),
                refused,
                waiting,
                List.copyOf(jobs),
                end,
                fleet.peak(),
                fleet.podSeconds(end),
                fleet.paidSeconds(end),
                List.copyOf(samples));
    }
}
