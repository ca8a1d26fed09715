package dev.codementor.embedded.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The page on which people choose who to be: plain HTML that works without scripts. */
final class WhoAreYouPage {

    /**
     * The policy allows only the page's own style, and no form that leads off this machine. Browsers also apply the
     * rule to redirects after a form.
     */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:* http://localhost:*;"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private static final String PAGE = resource("who-are-you.html");
    private static final String REFUSAL = resource("refused.html");
    private static final String STYLE = resource("issuer.css");

    private WhoAreYouPage() {}

    /** @param query the request, which the form passes on */
    static Reply show(String query) {
        return html(200, PAGE.replace("{request}", escape(query)));
    }

    static Reply refuse(String reason) {
        return html(400, REFUSAL.replace("{reason}", escape(reason)));
    }

    static Reply style() {
        return Reply.text(200, "text/css; charset=utf-8", STYLE);
    }

    private static Reply html(int status, String html) {
        return new Reply(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Content-Security-Policy", POLICY,
                        // With no-referrer, browsers send the form with "Origin: null", which is refused as foreign.
                        "Referrer-Policy", "same-origin",
                        "X-Content-Type-Options", "nosniff",
                        "Cache-Control", "no-store"),
                html.getBytes(StandardCharsets.UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(WhoAreYouPage.class.getResourceAsStream(name), "part of this module")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
