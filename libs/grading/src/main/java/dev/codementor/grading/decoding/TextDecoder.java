package dev.codementor.grading.decoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes into text: UTF-8, UTF-16 with a byte order mark, or otherwise Windows' Latin-1 where that makes sense.
 */
public final class TextDecoder {

    private static final Charset LATIN = Charset.forName("windows-1252");

    /** Bytes count as binary if more than one in this many characters is a control character. */
    private static final int CHARACTERS_PER_CONTROL = 50;

    private TextDecoder() {}

    /** What the bytes are. */
    public sealed interface Decoded {

        /** @param guessed whether the encoding was chosen only because no other one fits */
        record Text(String text, boolean guessed) implements Decoded {}

        record Binary() implements Decoded {}
    }

    public static Decoded decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return text(bytes, 3, StandardCharsets.UTF_8, false);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return text(bytes, 2, StandardCharsets.UTF_16BE, false);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return text(bytes, 2, StandardCharsets.UTF_16LE, false);
        }
        Decoded utf8 = text(bytes, 0, StandardCharsets.UTF_8, false);
        return utf8 instanceof Decoded.Text || looksBinary(bytes) ? utf8 : text(bytes, 0, LATIN, true);
    }

    private static Decoded text(byte[] bytes, int from, Charset charset, boolean guessed) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(guessed ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                    .onUnmappableCharacter(guessed ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return looksBinary(text) ? new Decoded.Binary() : new Decoded.Text(oneLineEnd(text), guessed);
        } catch (CharacterCodingException e) {
            return new Decoded.Binary();
        }
    }

    /** With {@code \n} as its only line ends. */
    public static String oneLineEnd(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Whether the text has more control characters than people type. */
    public static boolean looksBinary(String text) {
        long controls = text.chars()
                .filter(each -> each < ' ' && each != '\n' && each != '\r' && each != '\t' && each != '\f')
                .count();
        return text.indexOf('\0') >= 0 || controls * CHARACTERS_PER_CONTROL > text.length();
    }

    private static boolean looksBinary(byte[] bytes) {
        return looksBinary(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
