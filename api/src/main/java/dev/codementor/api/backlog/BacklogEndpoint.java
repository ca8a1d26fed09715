package dev.codementor.api.backlog;

import dev.codementor.fleet.Backlogs;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** What operators read, on the management port: an autoscaler has no person's token. It says nothing about anybody. */
@Endpoint(id = "backlog")
class BacklogEndpoint {

    private final Backlogs backlogs;

    BacklogEndpoint(Backlogs backlogs) {
        this.backlogs = backlogs;
    }

    @ReadOperation
    BacklogView backlog() {
        return BacklogView.of(backlogs.now());
    }
}
