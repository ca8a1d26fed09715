package dev.codementor.api.me;

import dev.codementor.identity.Caller;
import dev.codementor.ledger.JobIntake;
import dev.codementor.ledger.Quota;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me", description = "The caller")
class MeController {

    private final JobIntake intake;
    private final Quota quota;

    MeController(JobIntake intake, Quota quota) {
        this.intake = intake;
        this.quota = quota;
    }

    @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Read the caller's identity and quota")
    MeView me(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return new MeView(
                caller.subject(),
                caller.name(),
                caller.roles().stream().sorted().toList(),
                caller.courses().stream().sorted().toList(),
                MeView.QuotaView.of(quota, intake.quotaUse(caller.subject(), quota)));
    }
}
