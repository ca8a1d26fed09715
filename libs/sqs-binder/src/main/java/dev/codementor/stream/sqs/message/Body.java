package dev.codementor.stream.sqs.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A message's body. SQS accepts Unicode text without most control characters. Any other body travels as Base64 and is
 * marked by an attribute.
 *
 * @param size in bytes, as UTF-8
 */
record Body(String text, boolean base64, int size) {

    static Body of(Object payload) {
        if (payload instanceof String text) {
            int size = sizeOfAllowed(text);
            return size > 0 ? new Body(text, false, size) : encoded(bytes(text));
        }
        if (payload instanceof byte[] bytes) {
            String text = decoded(bytes);
            return text != null && sizeOfAllowed(text) > 0 ? new Body(text, false, bytes.length) : encoded(bytes);
        }
        throw new IllegalArgumentException("SQS accepts String and byte[] payloads, but this message has a "
                + payload.getClass().getName()
                + "; with use-native-encoding=true the payload must be one of these, or a List of messages");
    }

    /** Whether SQS accepts the text as it is. */
    static boolean isAllowed(String text) {
        return sizeOfAllowed(text) > 0;
    }

    private static Body encoded(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("SQS does not accept empty messages");
        }
        String text = Base64.getEncoder().encodeToString(bytes);
        return new Body(text, true, text.length());
    }

    /** @throws IllegalArgumentException if it is no text, since encoding it would silently change it */
    private static byte[] bytes(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The message's text contains half of a surrogate pair, so it cannot be sent unchanged", e);
        }
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The UTF-8 size, or -1 if SQS would refuse a character. */
    private static int sizeOfAllowed(String text) {
        int length = text.length();
        int size = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
                    return -1;
                }
            } else if (c < 0x800) {
                size++;
            } else if (!Character.isSurrogate(c)) {
                if (c > 0xFFFD) {
                    return -1;
                }
                size += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                size += 2;
                i++;
            } else {
                return -1;
            }
        }
        return size;
    }
}
