package dev.codementor.grading.submissions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of UTF-8, none of which takes more memory than allowed. */
public final class BoundedLines {

    private final InputStream in;
    private final int most;
    private long number;
    private long bytes;

    /** @param most bytes of a line; a longer line is faulty and costs no more memory than that */
    public BoundedLines(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** The outcome of reading a line. */
    public sealed interface Line {

        /** Counted from 1. */
        long number();
    }

    public record Text(long number, String text) implements Line {}

    /** @param fault what is wrong with it, such as {@code must be UTF-8} */
    public record Faulty(long number, String fault) implements Line {}

    /** How many lines were read so far. */
    public long bytes() {
        return bytes;
    }

    /** Empty at the end. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int each = in.read();
        if (each < 0) {
            return Optional.empty();
        }
        boolean tooLong = false;
        while (each >= 0 && each != '\n') {
            bytes++;
            if (line.size() < most) {
                line.write(each);
            } else {
                tooLong = true;
            }
            each = in.read();
        }
        number++;
        return Optional.of(tooLong ? new Faulty(number, "has more than %d bytes".formatted(most)) : text(line));
    }

    private Line text(ByteArrayOutputStream line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return new Text(number, number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new Faulty(number, "must be UTF-8");
        }
    }
}
