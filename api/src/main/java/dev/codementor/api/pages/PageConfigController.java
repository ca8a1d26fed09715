package dev.codementor.api.pages;

import dev.codementor.api.events.EventsAddress;
import dev.codementor.fleet.LiveWorkers;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Hidden
class PageConfigController {

    private final EventsAddress events;
    private final PageProperties settings;
    private final LiveWorkers workers;

    PageConfigController(EventsAddress events, PageProperties settings, LiveWorkers workers) {
        this.events = events;
        this.settings = settings;
        this.workers = workers;
    }

    @GetMapping(path = "/page-config.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PageConfig> config(HttpServletRequest request) {
        PageConfig config = new PageConfig(
                events.of(request),
                settings.localSignIn(),
                workers.now().rehearsal(),
                new SignIn(
                        settings.issuer() == null ? "" : settings.issuer().toString(),
                        settings.clientId(),
                        settings.scope()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(config);
    }

    /**
     * @param events the WebSocket's address
     * @param localSignIn whether anyone may come in under any name
     * @param rehearsal whether the workers that are live now only rehearse
     */
    record PageConfig(String events, boolean localSignIn, boolean rehearsal, SignIn signIn) {}

    /**
     * @param issuer address of the OIDC issuer; empty if there is none
     * @param clientId the issuer's name for the pages
     * @param scope what to ask it for
     */
    record SignIn(String issuer, String clientId, String scope) {}
}
