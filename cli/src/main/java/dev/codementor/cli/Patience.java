package dev.codementor.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Tries a request again when the server was not reached, or says that it will work later. The pauses are half a second, one,
 * two, up to ten seconds, or as long as the server asks for, until patience ends.
 */
final class Patience implements HttpRequestRetryStrategy {

    private static final String END = Patience.class.getName();

    private static final String RETRY_AFTER = "Retry-After";
    private static final String FIRST_FAILURE = Patience.class.getName() + ".first";

    private static final Set<Integer> LATER = Set.of(429, 503);
    private static final int UNDERWAY = 409;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration patience;

    Patience(Duration patience) {
        this.patience = patience;
    }

    /** A conflict that passes says when to ask again: the same request is still being worked on. */
    static boolean isForLater(HttpResponse response) {
        return LATER.contains(response.getCode())
                || (response.getCode() == UNDERWAY && response.containsHeader(RETRY_AFTER));
    }

    /** Why the first try of a request failed; empty when there was none before the last. */
    static Optional<String> firstFailure(HttpContext context) {
        return context.getAttribute(FIRST_FAILURE) instanceof String cause ? Optional.of(cause) : Optional.empty();
    }

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int tries, HttpContext context) {
        return isEnough(pause(tries), context) && remember(ApiClient.reason(failure), context);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int tries, HttpContext context) {
        return isForLater(response) && isEnough(pause(response, tries), context) && remember(detail(response), context);
    }

    private static boolean remember(String cause, HttpContext context) {
        if (context.getAttribute(FIRST_FAILURE) == null) {
            context.setAttribute(FIRST_FAILURE, cause);
        }
        return true;
    }

    /** Reads the body, as nobody else does before another try. */
    private static String detail(HttpResponse response) {
        try {
            return response instanceof ClassicHttpResponse read
                    ? ApiClient.problem(read).detail()
                    : "status " + response.getCode();
        } catch (IOException e) {
            return ApiClient.reason(e);
        }
    }

    @Override
    public TimeValue getRetryInterval(HttpRequest request, IOException failure, int tries, HttpContext context) {
        return TimeValue.of(pause(tries));
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int tries, HttpContext context) {
        return TimeValue.of(pause(response, tries));
    }

    private static Duration pause(HttpResponse response, int tries) {
        Duration asked = retryAfter(response.getFirstHeader(RETRY_AFTER));
        return asked.compareTo(pause(tries)) > 0 ? asked : pause(tries);
    }

    /** @param tries made so far, at least 1 */
    private static Duration pause(int tries) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** Whether patience lasts until after the pause; it begins with the first failure of a request. */
    private boolean isEnough(Duration pause, HttpContext context) {
        long now = System.nanoTime();
        if (!(context.getAttribute(END) instanceof Long)) {
            context.setAttribute(END, now + patience.toNanos());
        }
        return context.getAttribute(END) instanceof Long end && end - now >= pause.toNanos();
    }

    private static Duration retryAfter(@Nullable Header header) {
        try {
            return header == null ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(header.getValue()));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
