package dev.codementor.fleet;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveNotifier;
import java.util.List;

/** The live notifiers, asked from the ledger each time. */
public final class LiveNotifiers {

    private final InstanceDirectory directory;
    private final FleetProperties properties;

    public LiveNotifiers(InstanceDirectory directory, FleetProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    /** Those that publishers send to, by name. */
    public List<LiveNotifier> now() {
        return directory.liveNotifiers(properties.notifierHeartbeatWithin());
    }
}
