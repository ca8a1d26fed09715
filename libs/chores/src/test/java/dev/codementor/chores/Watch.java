package dev.codementor.chores;

import org.springframework.context.SmartLifecycle;

/** Looks around at its stop, which is between the default phase and phase 0. */
final class Watch implements SmartLifecycle {

    private final Runnable atStop;
    private boolean running;

    Watch(Runnable atStop) {
        this.atStop = atStop;
    }

    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        atStop.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
