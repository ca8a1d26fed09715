package dev.codementor.fleet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many jobs of one owner, or items of one batch, may be in the queues or running. The others wait in the ledger. */
public final class DispatchWindow {

    private static final Logger log = LoggerFactory.getLogger(DispatchWindow.class);

    /** So that a worker finds the next item in the queue when it has settled one. */
    private static final int ITEMS_PER_SLOT = 4;

    private final LiveWorkers workers;
    private final FleetProperties properties;

    public DispatchWindow(LiveWorkers workers, FleetProperties properties) {
        this.workers = workers;
        this.properties = properties;
    }

    /** As many jobs as all workers do at a time, so that a lone student may use all slots there are. */
    public int forOwner() {
        return Math.max(properties.window(), slots());
    }

    /** A few items for each slot. */
    public int forBatch() {
        return Math.max(properties.batchWindow(), ITEMS_PER_SLOT * slots());
    }

    private int slots() {
        try {
            return workers.now().slots();
        } catch (RuntimeException e) {
            log.debug("action=count-slots-failed next=the-smallest-window-holds", e);
            return 0;
        }
    }
}
