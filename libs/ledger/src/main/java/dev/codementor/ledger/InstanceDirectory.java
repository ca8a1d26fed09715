package dev.codementor.ledger;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Who is alive: notifiers announce where publishers reach them, workers how much they can do. */
public interface InstanceDirectory {

    /** Announces a notifier, or renews its heartbeat. */
    void announceNotifier(String instance, URI internalAddress);

    void withdrawNotifier(String instance);

    /** Notifiers whose heartbeat is younger than the given time. */
    List<LiveNotifier> liveNotifiers(Duration heartbeatWithin);

    /** Announces a worker, or renews its heartbeat. */
    void announceWorker(LiveWorker worker);

    void withdrawWorker(String instance);

    /** Workers whose heartbeat is younger than the given time. */
    List<LiveWorker> liveWorkers(Duration heartbeatWithin);

    /** @param internalAddress a {@code ws:} or {@code wss:} address that publishers connect to */
    record LiveNotifier(String instance, URI internalAddress) {}

    /**
     * @param slots jobs that it works on at a time
     * @param busy slots that are in use now
     */
    record LiveWorker(String instance, String model, int slots, int busy, boolean rehearsal) {}
}
