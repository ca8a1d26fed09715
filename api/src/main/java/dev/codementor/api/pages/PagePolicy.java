package dev.codementor.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a page may do in a browser: run our own files, talk to us and to the live events, and nothing else. So even a model's
 * output that found its way into the page as markup could not run.
 */
final class PagePolicy implements HeaderWriter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final EventsAddress events;

    PagePolicy(EventsAddress events) {
        this.events = events;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY.formatted(events.origin(request)));
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
