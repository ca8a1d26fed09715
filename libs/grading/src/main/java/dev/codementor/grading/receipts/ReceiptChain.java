package dev.codementor.grading.receipts;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.receipts.Verification.Broken;
import dev.codementor.grading.receipts.Verification.Cause;
import dev.codementor.grading.receipts.Verification.Intact;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies a batch's receipts. Each has the hash of the one before, so a change shows at the next; the last has no next,
 * so the chain's head, its last hash and length, has to be kept elsewhere.
 */
public final class ReceiptChain {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ReceiptChain() {}

    /**
     * Where a chain ends.
     *
     * @param length how many receipts it has
     * @param hash of the last; null for an empty chain
     */
    public record Head(long length, @Nullable Digest hash) {}

    /**
     * Reads receipts one at a time and stops at the first that is wrong.
     *
     * @param texts as they are stored, in order
     * @param head as it was kept apart
     */
    public static Verification verify(Iterator<String> texts, Head head) {
        return verify(texts, new Head(0, null), head);
    }

    /**
     * Reads receipts one at a time and stops at the first that is wrong.
     *
     * @param texts as they are stored, in order
     * @param kept a head that was kept when the chain was perhaps shorter; it is held against its own place in the chain
     * @param head the head as it is now, kept apart from the receipts
     */
    public static Verification verify(Iterator<String> texts, Head kept, Head head) {
        Digest previous = null;
        long position = 0;
        while (texts.hasNext()) {
            position++;
            String text = texts.next();
            Optional<Broken> broken = check(text, position);
            if (broken.isPresent()) {
                return broken.get();
            }
            if (!link(text).equals(previous == null ? "" : previous.hex())) {
                return culprit(position, text, texts, head);
            }
            previous = Digest.of(text);
            if (position == kept.length() && !previous.equals(kept.hash())) {
                return changed(
                        position,
                        "receipt %d is not the one at which the head that was kept ends: it or one before it was written anew"
                                .formatted(position));
            }
        }
        if (position < kept.length()) {
            return missing(position + 1);
        }
        return end(position, previous, head);
    }

    private static Verification end(long position, @Nullable Digest last, Head head) {
        if (position < head.length()) {
            return missing(position + 1);
        }
        if (position > head.length()) {
            return new Broken(head.length() + 1, Cause.ADDED, "there are more receipts than were written");
        }
        return Objects.equals(head.hash(), last)
                ? new Intact(position)
                : changed(position, "receipt %d is not what was written".formatted(position));
    }

    /** A link does not fit: what comes after tells which of its two ends was changed. */
    private static Broken culprit(long position, String text, Iterator<String> following, Head head) {
        String hash = Digest.of(text).hex();
        boolean isAsWritten = following.hasNext()
                ? hash.equals(linkOf(following.next()))
                : position == head.length()
                        && head.hash() != null
                        && head.hash().hex().equals(hash);
        long wrong = isAsWritten && position > 1 ? position - 1 : position;
        return changed(wrong, "receipt %d is not what was written".formatted(wrong));
    }

    private static Optional<Broken> check(String text, long position) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException e) {
            return Optional.of(changed(position, "receipt %d is not JSON".formatted(position)));
        }
        if (!json.isObject() || !json.path("sequence").isIntegralNumber()) {
            return Optional.of(changed(position, "receipt %d is not a receipt".formatted(position)));
        }
        if (!CanonicalJson.of(json).equals(text)) {
            return Optional.of(
                    changed(position, "receipt %d is not in the form in which it was written".formatted(position)));
        }
        long sequence = json.path("sequence").asLong(-1);
        if (sequence == position) {
            return Optional.empty();
        }
        Cause cause = sequence > position ? Cause.MISSING : Cause.REORDERED;
        return Optional.of(new Broken(
                position, cause, "receipt %d is expected here, but this is receipt %d".formatted(position, sequence)));
    }

    /** The hash that a receipt says the one before it has; empty when there is none. */
    private static String link(String text) {
        return JSON.readTree(text).path("previous").asString("");
    }

    private static String linkOf(String text) {
        try {
            return link(text);
        } catch (JacksonException e) {
            return "";
        }
    }

    private static Broken missing(long position) {
        return new Broken(position, Cause.MISSING, "receipt %d and what follows are missing".formatted(position));
    }

    private static Broken changed(long position, String message) {
        return new Broken(position, Cause.CHANGED, message);
    }
}
