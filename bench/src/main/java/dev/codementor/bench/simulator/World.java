package dev.codementor.bench.simulator;

import java.time.Duration;

/**
 * What the simulation knows besides the trace and the policy. {@code world.json} holds the defaults, and docs/autoscaling.md
 * their sources.
 */
record World(Startup startup, Worker worker, Limits limits, Spot spot, Controller controller) {

    /**
     * How a new pod comes to answer.
     *
     * @param node median from the pod's creation until its node is ready, more than 0
     * @param nodeSpread standard deviation of that time's logarithm, 0 to 2; 0 for always the median
     * @param image pull of the images
     * @param modelLoad until the model is in memory
     * @param nodeLingers how long an empty node is kept, and paid for
     */
    record Startup(Duration node, double nodeSpread, Duration image, Duration modelLoad, Duration nodeLingers) {

        Startup {
            Check.within("startup.node", node, Duration.ofMillis(1), Duration.ofHours(1));
            Check.within("startup.nodeSpread", nodeSpread, 0, 2);
            Check.within("startup.image", image, Duration.ZERO, Duration.ofHours(1));
            Check.within("startup.modelLoad", modelLoad, Duration.ZERO, Duration.ofHours(1));
            Check.within("startup.nodeLingers", nodeLingers, Duration.ZERO, Duration.ofHours(24));
        }

        Startup withModelLoad(Duration measured) {
            return new Startup(node, nodeSpread, image, measured, nodeLingers);
        }
    }

    /**
     * A worker with its model server.
     *
     * @param slots jobs at a time, 1 to 64
     * @param gradingSlots most of them that grade, 1 to {@code slots}
     * @param prefillGainOfTwo how many times as many tokens two prompts at a time read together as one alone, 0.1 to 2
     * @param decodeGainOfTwo the same for written tokens
     * @param drain how long jobs go on after the worker was told to stop
     * @param lease until the jobs of a worker that died without notice are taken up again
     * @param mostAttempts after which a job fails, 1 to 100
     * @param timeToLive after which a question expires
     */
    record Worker(
            int slots,
            int gradingSlots,
            double prefillGainOfTwo,
            double decodeGainOfTwo,
            Duration drain,
            Duration lease,
            int mostAttempts,
            Duration timeToLive) {

        Worker {
            Check.within("worker.slots", slots, 1, 64);
            Check.within("worker.gradingSlots", gradingSlots, 1, slots);
            Check.within("worker.prefillGainOfTwo", prefillGainOfTwo, 0.1, 2);
            Check.within("worker.decodeGainOfTwo", decodeGainOfTwo, 0.1, 2);
            Check.within("worker.drain", drain, Duration.ZERO, Duration.ofMinutes(10));
            Check.within("worker.lease", lease, Duration.ofMillis(1), Duration.ofMinutes(10));
            Check.within("worker.mostAttempts", mostAttempts, 1, 100);
            Check.within("worker.timeToLive", timeToLive, Duration.ofSeconds(1), Duration.ofHours(24));
        }
    }

    /**
     * The product's limits for one student and one batch.
     *
     * @param outstanding most unsettled questions of one student
     * @param perMinute most questions of one student in a minute
     * @param window most questions of one student in the queue or running, while there are fewer slots than that
     * @param batchWindow the same for the gradings of a batch; with more slots, four for each slot
     */
    record Limits(int outstanding, int perMinute, int window, int batchWindow) {

        Limits {
            Check.within("limits.outstanding", outstanding, 1, 100_000);
            Check.within("limits.perMinute", perMinute, 1, 1_000_000);
            Check.within("limits.window", window, 1, 10_000);
            Check.within("limits.batchWindow", batchWindow, 1, 10_000);
        }
    }

    /**
     * How AWS takes spot nodes back.
     *
     * @param reclaimsAnHour of one node on average, 0 to 60
     * @param notice between the notice and the end of the node; zero for nodes that die without a word
     */
    record Spot(double reclaimsAnHour, Duration notice) {

        Spot {
            Check.within("spot.reclaimsAnHour", reclaimsAnHour, 0, 60);
            Check.within("spot.notice", notice, Duration.ZERO, Duration.ofMinutes(10));
        }
    }

    /**
     * Kubernetes' horizontal pod autoscaler.
     *
     * @param sync how often it decides
     * @param tolerance how far, as a share, the metric may be from its target without a change, 0 to 1
     * @param upPods most pods that it adds in one round, unless {@code upFactor} allows more
     * @param upFactor to how many times the pods it may go in one round, 1 to 100
     */
    record Controller(Duration sync, double tolerance, int upPods, double upFactor) {

        Controller {
            Check.within("controller.sync", sync, Duration.ofSeconds(1), Duration.ofMinutes(10));
            Check.within("controller.tolerance", tolerance, 0, 1);
            Check.within("controller.upPods", upPods, 1, 10_000);
            Check.within("controller.upFactor", upFactor, 1, 100);
        }
    }

    World with(Startup other) {
        return new World(other, worker, limits, spot, controller);
    }

    World with(Worker other) {
        return new World(startup, other, limits, spot, controller);
    }

    World with(Spot other) {
        return new World(startup, worker, limits, other, controller);
    }
}
