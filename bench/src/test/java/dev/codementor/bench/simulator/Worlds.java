package dev.codementor.bench.simulator;

import java.time.Duration;
import java.util.stream.Stream;

/** Worlds and traces for tests. */
final class Worlds {

    static final World USUAL = JsonFile.read(null, "world.json", World.class);
    static final Speeds SPEEDS = new Speeds(145, 38, 1, 1.3);

    private Worlds() {}

    /** Workers that do one job at a time. */
    static World withOneSlot() {
        World.Worker worker = USUAL.worker();
        return USUAL.with(new World.Worker(
                1, 1, 1, 1, worker.drain(), worker.lease(), worker.mostAttempts(), Duration.ofHours(24)));
    }

    static World withReclaims(double anHour, Duration notice) {
        return USUAL.with(new World.Spot(anHour, notice));
    }

    static Stream<Policy> policies() {
        return Stream.of(JsonFile.read(null, "policies.json", Policy[].class));
    }
}
