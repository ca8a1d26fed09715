package dev.codementor.bench.simulator;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides as KEDA and the horizontal pod autoscaler do together: KEDA alone between zero pods and one, and above that the
 * autoscaler, with its rounding up, its tolerance, its limit of growth and its stabilisation before it takes pods away.
 */
final class Autoscaler {

    private record Wish(double at, int pods) {}

    private final Policy policy;
    private final World.Controller controller;
    private final Trace.Lesson lesson;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private double lastActive = Double.NEGATIVE_INFINITY;

    Autoscaler(Policy policy, World.Controller controller, Trace.Lesson lesson) {
        this.policy = policy;
        this.controller = controller;
        this.lesson = lesson;
    }

    /** KEDA's round: wakes from zero, or lets the last pod go. */
    int poll(Observation seen, int pods) {
        boolean active = policy.triggers().stream().anyMatch(trigger -> isActive(trigger, seen));
        if (active) {
            lastActive = seen.now();
            return Math.max(pods, Math.max(1, policy.min()));
        }
        boolean cooled = seen.now() - lastActive >= Text.seconds(policy.cooldown());
        return policy.min() == 0 && !policy.triggers().isEmpty() && cooled ? 0 : pods;
    }

    /** The autoscaler's round; it rests while there are no pods. */
    int sync(Observation seen, int pods) {
        if (pods == 0 || policy.triggers().isEmpty()) {
            return pods;
        }
        int most = policy.triggers().stream()
                .mapToInt(trigger -> wish(trigger, seen, pods))
                .max()
                .orElse(pods);
        int wish = Math.clamp(most, Math.max(1, policy.min()), policy.max());
        wishes.addLast(new Wish(seen.now(), wish));
        while (wishes.getFirst().at() < seen.now() - Text.seconds(policy.stabilisation())) {
            wishes.removeFirst();
        }
        if (wish > pods) {
            int limit = (int) Math.max(pods + (double) controller.upPods(), Math.ceil(pods * controller.upFactor()));
            return Math.min(wish, limit);
        }
        int highest = wishes.stream().mapToInt(Wish::pods).max().orElse(wish);
        return Math.min(pods, highest);
    }

    private boolean isActive(Trigger trigger, Observation seen) {
        return switch (trigger) {
            case Trigger.QueueLength _ -> seen.longerQueue() > 0;
            case Trigger.OldestAge _ -> seen.oldestAge() > 0;
            case Trigger.Backlog _ -> seen.backlog() > 0;
            case Trigger.Calendar calendar -> calendar.open(lesson, seen.now());
        };
    }

    private int wish(Trigger trigger, Observation seen, int pods) {
        return switch (trigger) {
            case Trigger.QueueLength(double jobs) -> average(seen.longerQueue(), jobs, pods);
            case Trigger.Backlog(var target) -> average(seen.backlog(), Text.seconds(target), pods);
            case Trigger.OldestAge(var target) -> {
                double ratio = seen.oldestAge() / Text.seconds(target);
                yield tolerates(ratio) ? pods : up(ratio * seen.readyPods());
            }
            case Trigger.Calendar calendar -> calendar.open(lesson, seen.now()) ? calendar.pods() : 1;
        };
    }

    /** A metric of type AverageValue. */
    private int average(double total, double target, int pods) {
        return tolerates(total / (target * pods)) ? pods : up(total / target);
    }

    private boolean tolerates(double ratio) {
        return Math.abs(ratio - 1) <= controller.tolerance();
    }

    private static int up(double pods) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(pods));
    }
}
