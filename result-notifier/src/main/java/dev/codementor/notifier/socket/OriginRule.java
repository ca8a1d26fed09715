package dev.codementor.notifier.socket;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pages may connect. The token travels in a frame and not in a cookie, so a foreign page gains nothing by
 * connecting. The rule keeps it from trying.
 */
final class OriginRule {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> allowed;

    OriginRule(List<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param origin the request's header; programs send none
     * @param host the request's header
     */
    boolean allows(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains("*") || allowed.contains(origin)) {
            return true;
        }
        String name = hostOf(origin);
        return name != null && (LOOPBACK.contains(name) || name.equals(hostOf("http://" + host)));
    }

    private static @Nullable String hostOf(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
