package dev.codementor.grading.canonical;

import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;

    /** @throws IllegalArgumentException if it is not a digest */
    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a digest has 64 lower-case hexadecimal digits");
        }
    }

    /** Of the text's UTF-8 bytes. */
    public static Digest of(String text) {
        return new Digest(DigestUtils.sha256Hex(text));
    }

    public static Digest of(byte[] bytes) {
        return new Digest(DigestUtils.sha256Hex(bytes));
    }

    /** Enough of it for people: the first twelve digits. */
    public String brief() {
        return hex.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return hex;
    }
}
