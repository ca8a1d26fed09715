package dev.codementor.api.pages;

import dev.codementor.api.events.EventsAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The policy for pages in a browser: they may run our own files, and talk to the api, the issuer and the live events,
 * and nothing else. So even a model's output that got into the page as markup could not run. Only the sanitizer can
 * turn text into markup.
 */
final class PagePolicy implements HeaderWriter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self' %s; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types dompurify";

    private final EventsAddress events;
    private final PageProperties settings;
    private final String importMapHash;

    PagePolicy(EventsAddress events, PageProperties settings, PageAssets assets) {
        this.events = events;
        this.settings = settings;
        this.importMapHash = assets.importMapHash();
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String others = (settings.issuerOrigin() + " " + events.origin(request)).strip();
        response.setHeader("Content-Security-Policy", POLICY.formatted(importMapHash, others));
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
