package dev.codementor.bench.simulator;

/** One accepted job on its way. */
final class Job {

    enum State {
        HELD,
        QUEUED,
        RUNNING,
        ANSWERED,
        FAILED
    }

    private final Arrival arrival;
    private State state = State.HELD;
    private int attempts;
    private int resumes;
    private double written;
    private double firstText = Double.NaN;
    private double began = Double.NaN;
    private double settled = Double.NaN;

    Job(Arrival arrival) {
        this.arrival = arrival;
    }

    Arrival arrival() {
        return arrival;
    }

    State state() {
        return state;
    }

    void to(State next, double now) {
        state = next;
        if (state == State.RUNNING) {
            began = now;
        } else if (isSettled()) {
            settled = now;
        }
    }

    boolean isSettled() {
        return state == State.ANSWERED || state == State.FAILED;
    }

    boolean isWaiting() {
        return state == State.HELD || state == State.QUEUED;
    }

    /** Tokens of the answer that are kept. */
    double written() {
        return written;
    }

    int attempts() {
        return attempts;
    }

    int resumes() {
        return resumes;
    }

    void begin() {
        attempts++;
        if (attempts > 1) {
            resumes++;
        }
    }

    void sawText(double now) {
        if (Double.isNaN(firstText)) {
            firstText = now;
        }
    }

    /** The text of a question is kept; an answer in a form, as gradings are, cannot be continued. */
    void interrupted(double tokens) {
        written = arrival.kind() == Kind.QUESTION ? tokens : 0;
    }

    /** Seconds from the arrival to the first text; those until the end of a job that never had one. */
    double toFirstText(double end) {
        return (Double.isNaN(firstText) ? Double.isNaN(settled) ? end : settled : firstText) - arrival.at();
    }

    double toSettled(double end) {
        return (Double.isNaN(settled) ? end : settled) - arrival.at();
    }

    /** Seconds from the beginning of the last attempt until it was settled; NaN of a job that did not get so far. */
    double busy() {
        return settled - began;
    }

    boolean hadText() {
        return !Double.isNaN(firstText);
    }
}
