package dev.codementor.worker.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a worker has no model now.
 *
 * @param kind what is wrong
 * @param said the server's own words as operators may see them, one line; empty when it said nothing
 */
public record ModelTrouble(Kind kind, String said) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Whether people would take the other for the same trouble. Ports and times in a server's words differ each time. */
    boolean isLike(@Nullable ModelTrouble other) {
        return other != null && kind == other.kind && withoutNumbers(said).equals(withoutNumbers(other.said));
    }

    private static String withoutNumbers(String words) {
        return NUMBER.matcher(words).replaceAll("0");
    }

    /** What is wrong, in the order of a start. */
    public enum Kind {
        /** The server does not answer, or lets this worker not in. */
        AWAY,
        /** The server does not have the model, and somebody must install it. */
        MISSING,
        /** The server is downloading the model, or this worker tries to make it do so. */
        PULLING,
        /** The server has the model, but does not answer with it. */
        FAILING;

        /** For the ledger, health and metrics. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
