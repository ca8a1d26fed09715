package dev.codementor.api.operations;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Operations", description = "For operators")
class LiveController {

    private final LiveOverviews live;

    LiveController(LiveOverviews live) {
        this.live = live;
    }

    @GetMapping(path = "/api/v1/operations/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow the overview",
            description =
                    "Server-sent events named 'overview', each with the JSON of /operations/overview, every 2 seconds."
                            + " It ends after 10 minutes or when the api stops; then ask again.")
    @ApiResponse(
            responseCode = "200",
            description = "The events",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @Refuses(ProblemCode.ROLE_MISSING)
    ResponseEntity<SseEmitter> live(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Operators.requireWatcher(caller);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // Proxies such as nginx would otherwise keep events back.
                .header("X-Accel-Buffering", "no")
                .body(live.follow());
    }
}
