package dev.codementor.bench.simulator;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many pods there are, as a ScaledObject of KEDA says it.
 *
 * @param triggers none for a fixed pool, which needs {@code min} = {@code max}
 * @param min fewest pods, from 0
 * @param max most pods, at least {@code min}, and at least 1 if there are triggers
 * @param pollingInterval how often KEDA looks whether zero pods must become one; default 30 s, as KEDA's
 * @param cooldown for how long nothing must be active before the last pod goes; default 5 min, as KEDA's
 * @param stabilisation the highest wish of this time counts when pods are taken away; default 5 min, as Kubernetes'
 */
record Policy(
        String name,
        List<Trigger> triggers,
        int min,
        int max,
        Duration pollingInterval,
        Duration cooldown,
        Duration stabilisation) {

    Policy(
            String name,
            @Nullable List<Trigger> triggers,
            int min,
            int max,
            @Nullable Duration pollingInterval,
            @Nullable Duration cooldown,
            @Nullable Duration stabilisation) {
        this.name = name;
        this.triggers = triggers == null ? List.of() : List.copyOf(triggers);
        this.min = min;
        this.max = max;
        this.pollingInterval = pollingInterval == null ? Duration.ofSeconds(30) : pollingInterval;
        this.cooldown = cooldown == null ? Duration.ofMinutes(5) : cooldown;
        this.stabilisation = stabilisation == null ? Duration.ofMinutes(5) : stabilisation;
        if (name.isBlank() || name.length() > 100 || name.contains("|")) {
            throw new IllegalArgumentException("name must have 1 to 100 characters, and no |");
        }
        Check.within("max", max, this.triggers.isEmpty() ? 0 : 1, 100_000);
        Check.within("min", min, 0, max);
        if (this.triggers.isEmpty() && min != max) {
            throw new IllegalArgumentException("min and max must be the same for a policy without triggers");
        }
        Check.within("pollingInterval", this.pollingInterval, Duration.ofSeconds(1), Duration.ofHours(1));
        Check.within("cooldown", this.cooldown, Duration.ZERO, Duration.ofHours(24));
        Check.within("stabilisation", this.stabilisation, Duration.ZERO, Duration.ofHours(1));
    }

    static Policy fixed(int pods) {
        return new Policy("fixed " + pods, null, pods, pods, null, null, null);
    }
}
