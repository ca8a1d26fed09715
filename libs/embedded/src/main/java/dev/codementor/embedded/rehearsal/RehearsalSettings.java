package dev.codementor.embedded.rehearsal;

import java.time.Duration;

/**
 * The behaviour of the rehearsal model without injected faults.
 *
 * @param slots requests answered at the same time, 1 to 10,000 (Ollama's {@code OLLAMA_NUM_PARALLEL}); others wait
 * @param chunks pieces in which an answer is streamed, 1 to 10,000; a shorter answer has one per character
 * @param interval time between two pieces, up to 1 minute; zero sends the whole answer in one write
 * @param loadDelay time to load the model: for the first request, after {@code keep_alive} has expired, and when a
 *     request's options force a reload; up to 10 minutes
 * @param prefillTokensPerSecond speed of reading the part of a prompt that is not in the slot's cache; zero means at
 *     once
 * @param thinking whether the model can think; it then thinks unless a request says {@code think:false}
 * @param pulled whether the model is present from the start; otherwise the server answers 404 until it is pulled
 * @param authorization the {@code Authorization} header that every request must have, such as {@code Bearer secret};
 *     without it the server answers 401. Empty when it asks for none
 */
public record RehearsalSettings(
        int slots,
        int chunks,
        Duration interval,
        Duration loadDelay,
        int prefillTokensPerSecond,
        boolean thinking,
        boolean pulled,
        String authorization) {

    private static final int MOST = 10_000;
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(10);

    /** Comfortable to watch: two slots, and about the speed of a small model on two cores. */
    public static final RehearsalSettings DEFAULT =
            new RehearsalSettings(2, 60, Duration.ofMillis(40), Duration.ZERO, 0, false, true, "");

    /** Answers any number of requests at once. For load tests, which must not measure the model. */
    public static final RehearsalSettings AT_ONCE =
            new RehearsalSettings(10_000, 1, Duration.ZERO, Duration.ZERO, 0, false, true, "");

    public RehearsalSettings {
        require(slots >= 1 && slots <= MOST, "slots must be 1 to " + MOST);
        require(chunks >= 1 && chunks <= MOST, "chunks must be 1 to " + MOST);
        require(!interval.isNegative() && interval.compareTo(LONGEST_INTERVAL) <= 0, "interval must be 0 to 1 minute");
        require(!loadDelay.isNegative() && loadDelay.compareTo(LONGEST_LOAD) <= 0, "loadDelay must be 0 to 10 minutes");
        require(prefillTokensPerSecond >= 0, "prefillTokensPerSecond must not be negative");
    }

    public RehearsalSettings withSlots(int newSlots) {
        return new RehearsalSettings(
                newSlots, chunks, interval, loadDelay, prefillTokensPerSecond, thinking, pulled, authorization);
    }

    /** The same settings with another number of pieces and another interval between them. */
    public RehearsalSettings withPace(int newChunks, Duration newInterval) {
        return new RehearsalSettings(
                slots, newChunks, newInterval, loadDelay, prefillTokensPerSecond, thinking, pulled, authorization);
    }

    public RehearsalSettings withLoadDelay(Duration newLoadDelay) {
        return new RehearsalSettings(
                slots, chunks, interval, newLoadDelay, prefillTokensPerSecond, thinking, pulled, authorization);
    }

    public RehearsalSettings withPrefillTokensPerSecond(int newPrefillTokensPerSecond) {
        return new RehearsalSettings(
                slots, chunks, interval, loadDelay, newPrefillTokensPerSecond, thinking, pulled, authorization);
    }

    public RehearsalSettings withThinking(boolean newThinking) {
        return new RehearsalSettings(
                slots, chunks, interval, loadDelay, prefillTokensPerSecond, newThinking, pulled, authorization);
    }

    public RehearsalSettings withPulled(boolean newPulled) {
        return new RehearsalSettings(
                slots, chunks, interval, loadDelay, prefillTokensPerSecond, thinking, newPulled, authorization);
    }

    public RehearsalSettings withAuthorization(String newAuthorization) {
        return new RehearsalSettings(
                slots, chunks, interval, loadDelay, prefillTokensPerSecond, thinking, pulled, newAuthorization);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
