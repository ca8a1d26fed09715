package dev.codementor.api.problems;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * The reason why a request was refused.
 *
 * @param detail for people; never repeats the caller's text
 * @param members further members of the JSON object, for programs
 * @param headers headers of the response
 */
public record Problem(ProblemCode code, String detail, Map<String, Object> members, Map<String, String> headers) {

    public Problem(ProblemCode code, String detail) {
        this(code, detail, Map.of(), Map.of());
    }

    public Problem with(String member, Object value) {
        return new Problem(code, detail, plus(members, member, value), headers);
    }

    public Problem withHeader(String name, String value) {
        return new Problem(code, detail, members, plus(headers, name, value));
    }

    /** Adds {@code Retry-After}, in seconds, rounded up and at least 1. */
    public Problem retryAfter(Duration duration) {
        long seconds = Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
        return withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /** The problem as an exception that a handler can throw. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
