package dev.codementor.cli;

import java.time.Duration;

/** Pauses between tries of one request: half a second, one, two, up to ten, until patience ends. */
final class Pauses {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration patience;

    Pauses(Duration patience) {
        this.patience = patience;
    }

    Round round() {
        return new Round(System.nanoTime() + patience.toNanos());
    }

    /** Waits, unless the thread is interrupted, which ends the program. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure(Exit.NOT_REACHED, "Interrupted.");
        }
    }

    /** The tries of one request. */
    static final class Round {

        private final long end;
        private Duration next = FIRST;

        private Round(long end) {
            this.end = end;
        }

        /**
         * @param atLeast what the server asked for
         * @throws CliFailure with the reason when patience would end before the next try
         */
        void pauseOr(Duration atLeast, String reason) {
            Duration time = atLeast.compareTo(next) > 0 ? atLeast : next;
            if (end - System.nanoTime() < time.toNanos()) {
                throw new CliFailure(Exit.NOT_REACHED, reason);
            }
            pause(time);
            Duration doubled = next.multipliedBy(2);
            next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        }
    }
}
