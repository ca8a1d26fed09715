package dev.codementor.cost;

/**
 * How long prompts wait for a worker. Prompts come at random and a worker answers one at a time, so this is Erlang's queue M/M/c. The
 * length of real answers varies less than this model assumes, so the real wait is shorter.
 *
 * @param promptsASecond at the busiest time
 * @param secondsAPrompt for which a worker is busy with one prompt
 * @param secondsToRead from the start of the work to the first text
 */
record PromptQueue(double promptsASecond, double secondsAPrompt, double secondsToRead) {

    /** What "in time" means: of so many prompts the first text is seen within the goal. */
    static final double SHARE_IN_TIME = 0.95;

    /** No department needs more. */
    private static final int MOST_WORKERS = 5_000;

    static PromptQueue of(Load load, Worker worker) {
        double read = load.tokens().read() / worker.readPerSecond();
        double write = load.tokens().written() / worker.writePerSecond();
        return new PromptQueue(load.promptsASecond(), read + write, read);
    }

    /** On average. */
    double busyWorkers() {
        return promptsASecond * secondsAPrompt;
    }

    /** The share of prompts, 0 to 1, whose first text comes within so many seconds. */
    double shareWithin(double seconds, int workers) {
        double patience = seconds - secondsToRead;
        if (workers <= busyWorkers() || patience < 0) {
            return 0;
        }
        double drain = (workers - busyWorkers()) / secondsAPrompt;
        return 1 - shareThatWaits(workers) * Math.exp(-drain * patience);
    }

    /** Erlang's C, computed from his B, because the recursion of B neither overflows nor loses digits. */
    private double shareThatWaits(int workers) {
        double load = busyWorkers();
        double lost = 1;
        for (int n = 1; n <= workers; n++) {
            lost = load * lost / (n + load * lost);
        }
        return lost / (1 - load / workers * (1 - lost));
    }

    /** The workers that it takes to show {@link #SHARE_IN_TIME} of the first texts within so many seconds. */
    Staffing staffingFor(double seconds) {
        if (seconds <= secondsToRead) {
            return new Staffing.ReadsTooSlowly(secondsToRead);
        }
        for (int workers = 1; workers <= MOST_WORKERS; workers++) {
            if (shareWithin(seconds, workers) >= SHARE_IN_TIME) {
                return new Staffing.Enough(workers);
            }
        }
        return new Staffing.TooMany(MOST_WORKERS);
    }
}
