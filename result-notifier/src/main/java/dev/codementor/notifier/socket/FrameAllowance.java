package dev.codementor.notifier.socket;

/** How many frames a client may still send: a bucket that fills evenly. */
final class FrameAllowance {

    private final double perNano;
    private final int burst;
    private double left;
    private long filledAt;

    FrameAllowance(int perSecond, int burst, long now) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.left = burst;
        this.filledAt = now;
    }

    boolean take(long now) {
        left = Math.min(burst, left + (now - filledAt) * perNano);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
