package dev.codementor.api.backlog;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.fleet.Backlogs;
import dev.codementor.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operations", description = "For operators and their programs")
class BacklogController {

    private final Backlogs backlogs;

    BacklogController(Backlogs backlogs) {
        this.backlogs = backlogs;
    }

    @GetMapping(path = "/api/v1/operations/backlog", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read what waits, in jobs and in seconds",
            description = "For the roles operator and operator-read. The management port serves the same at"
                    + " /actuator/backlog, without a token, for autoscalers.")
    @Refuses(ProblemCode.ROLE_MISSING)
    BacklogView backlog(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        if (!caller.maySeeOperations()) {
            throw ProblemCode.ROLE_MISSING
                    .because("Only operators see the backlog.")
                    .exception();
        }
        return BacklogView.of(backlogs.now());
    }
}
