package dev.codementor.bench.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** The pods, their nodes, and what becomes of both. A pod has a machine of its own, or its share of a larger one. */
final class Fleet {

    /** What the fleet tells those who give work to it. */
    interface Listener {

        void ready(Pod pod);

        /** The pod takes no more jobs, and hands over in {@code seconds} what is not done then. */
        void stopped(Pod pod, double seconds);

        /** The pod died with its jobs. */
        void died(Pod pod);
    }

    private final World world;
    private final Speeds speeds;
    private final Clockwork clock;
    private final RandomGenerator random;
    private final boolean spot;
    private final List<Pod> pods = new ArrayList<>();
    private final List<Pod> present = new ArrayList<>();
    private int wanted;
    private int peak;

    Fleet(World world, Speeds speeds, boolean spot, Clockwork clock, RandomGenerator random) {
        this.world = world;
        this.speeds = speeds;
        this.spot = spot;
        this.clock = clock;
        this.random = random;
    }

    /** Pods that are there, from the oldest. */
    List<Pod> present() {
        return present;
    }

    /** All that ever were. */
    List<Pod> all() {
        return pods;
    }

    int ready() {
        return (int)
                present.stream().filter(pod -> pod.state() == Pod.State.READY).count();
    }

    /** Most pods that were there at a time. */
    int peak() {
        return peak;
    }

    int wanted() {
        return wanted;
    }

    int slots() {
        return ready() * world.worker().slots();
    }

    void scaleTo(int count, Listener listener) {
        wanted = count;
        List<Pod> staying = new ArrayList<>(present.stream()
                .filter(pod -> pod.state() != Pod.State.DRAINING)
                .toList());
        while (staying.size() < count) {
            staying.add(launch(listener, startupSeconds()));
        }
        // Kubernetes takes pods that are not ready before ready ones, and of those the youngest.
        staying.sort(Comparator.comparing(Pod::state)
                .thenComparing(Comparator.comparingInt(Pod::id).reversed()));
        staying.stream()
                .limit(staying.size() - count)
                .forEach(pod -> stop(pod, Text.seconds(world.worker().drain()), listener));
    }

    /** Pods that were there before the trace began. */
    void startWarm(int count, Listener listener) {
        wanted = count;
        for (int i = 0; i < count; i++) {
            launch(listener, 0);
        }
    }

    private double startupSeconds() {
        World.Startup startup = world.startup();
        double node = Text.seconds(startup.node()) * Math.exp(startup.nodeSpread() * random.nextGaussian());
        return node + Text.seconds(startup.image()) + Text.seconds(startup.modelLoad());
    }

    private Pod launch(Listener listener, double startup) {
        Pod pod = new Pod(pods.size(), clock.now(), speeds, world.worker().slots());
        pods.add(pod);
        present.add(pod);
        peak = Math.max(peak, present.size());
        clock.in(startup, () -> {
            if (pod.state() == Pod.State.STARTING) {
                pod.to(Pod.State.READY, clock.now());
                listener.ready(pod);
            }
        });
        if (spot && world.spot().reclaimsAnHour() > 0) {
            double until = random.nextExponential() * 3_600 / world.spot().reclaimsAnHour();
            clock.in(startup + until, () -> reclaim(pod, listener));
        }
        return pod;
    }

    /** Karpenter drains the node at its notice, and the pod's place is filled at once. */
    private void reclaim(Pod pod, Listener listener) {
        if (pod.isGone()) {
            return;
        }
        double notice = Text.seconds(world.spot().notice());
        if (notice == 0) {
            leave(pod);
            listener.died(pod);
        } else if (pod.state() != Pod.State.DRAINING) {
            stop(pod, Math.min(notice, Text.seconds(world.worker().drain())), listener);
        }
        scaleTo(wanted, listener);
    }

    private void stop(Pod pod, double seconds, Listener listener) {
        boolean idle = pod.busy() == 0;
        pod.to(Pod.State.DRAINING, clock.now());
        if (idle) {
            leave(pod);
        } else {
            listener.stopped(pod, seconds);
        }
    }

    void leave(Pod pod) {
        pod.to(Pod.State.GONE, clock.now());
        present.remove(pod);
    }

    /** Seconds for which machines are paid until now: the pods' and, after each that went, those of its empty node. */
    double paidSeconds(double now) {
        double lingers = Text.seconds(world.startup().nodeLingers());
        return pods.stream()
                .mapToDouble(pod -> pod.lived(now) + (pod.isGone() ? Math.min(lingers, now - pod.goneAt()) : 0))
                .sum();
    }

    double podSeconds(double now) {
        return pods.stream().mapToDouble(pod -> pod.lived(now)).sum();
    }
}
