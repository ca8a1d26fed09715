package dev.codementor.api.jobs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** A prompt that meets all rules. */
record CheckedPrompt(
        String prompt,
        String course,
        @Nullable String conversation,
        @Nullable String model) {

    /**
     * SHA-256 of the request, in hex. It is computed from the values and not from the bytes of the body, so that a
     * repetition with its fields in another order is still a repetition.
     */
    String digest() {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        add(sha256, course);
        add(sha256, conversation);
        add(sha256, model);
        add(sha256, prompt);
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Preceded by its length, because otherwise two different requests could have the same bytes. */
    private static void add(MessageDigest digest, @Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(value == null ? -1 : bytes.length)
                .flip());
        digest.update(bytes);
    }
}
