package dev.codementor.api.events;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** The address of the live events for the caller of a request. */
public final class EventsAddress {

    private final EventsProperties settings;

    EventsAddress(EventsProperties settings) {
        this.settings = settings;
    }

    /** The WebSocket's address. */
    public String of(HttpServletRequest request) {
        URI configured = settings.url();
        return configured == null ? origin(request) + "/ws/v1/events" : configured.toString();
    }

    /** Scheme, host and port of the WebSocket's address. */
    public String origin(HttpServletRequest request) {
        URI configured = settings.url();
        if (configured == null) {
            return (request.isSecure() ? "wss://" : "ws://") + request.getServerName() + ":" + settings.port();
        }
        return configured.getScheme() + "://" + configured.getRawAuthority();
    }
}
