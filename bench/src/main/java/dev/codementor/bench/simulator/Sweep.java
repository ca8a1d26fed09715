package dev.codementor.bench.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Backlog policies with every combination of these values.
 *
 * @param targets seconds of work for each pod
 * @param stabilisations before pods are taken away
 * @param cooldowns before the last pod goes; a single one counts where pods never go to zero
 * @param min fewest pods
 * @param max most pods
 * @param calendarPods pods while a lesson stands in the calendar, 0 for no calendar
 * @param lead how long before the lesson
 */
record Sweep(
        List<Duration> targets,
        List<Duration> stabilisations,
        List<Duration> cooldowns,
        List<Integer> min,
        int max,
        List<Integer> calendarPods,
        Duration lead) {

    /** So many runs are done in a few minutes. */
    private static final int MOST_POLICIES = 2_000;

    Sweep {
        Check.within("targets", targets.size(), 1, 50);
        Check.within("stabilisations", stabilisations.size(), 1, 50);
        Check.within("cooldowns", cooldowns.size(), 1, 50);
        Check.within("min", min.size(), 1, 50);
        Check.within("calendarPods", calendarPods.size(), 1, 50);
        Check.within(
                "the number of combinations",
                (double) targets.size() * stabilisations.size() * cooldowns.size() * min.size() * calendarPods.size(),
                1,
                MOST_POLICIES);
    }

    List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        for (int pods : calendarPods) {
            for (int least : min) {
                for (Duration cooldown : least == 0 ? cooldowns : cooldowns.subList(0, 1)) {
                    for (Duration stabilisation : stabilisations) {
                        for (Duration target : targets) {
                            policies.add(policy(target, stabilisation, cooldown, least, pods));
                        }
                    }
                }
            }
        }
        return policies;
    }

    private Policy policy(Duration target, Duration stabilisation, Duration cooldown, int least, int pods) {
        List<Trigger> triggers = new ArrayList<>();
        if (pods > 0) {
            triggers.add(new Trigger.Calendar(lead, pods));
        }
        triggers.add(new Trigger.Backlog(target));
        String name = (pods > 0 ? "calendar " + pods + ", " : "")
                + "backlog %s, min %d, down after %s%s"
                        .formatted(
                                Text.duration(target),
                                least,
                                Text.duration(stabilisation),
                                least == 0 ? ", to zero after " + Text.duration(cooldown) : "");
        return new Policy(name, triggers, least, max, null, cooldown, stabilisation);
    }
}
