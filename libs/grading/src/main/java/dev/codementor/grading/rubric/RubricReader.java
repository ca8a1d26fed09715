package dev.codementor.grading.rubric;

import dev.codementor.grading.rubric.RubricReading.Fault;
import dev.codementor.grading.rubric.RubricReading.Read;
import dev.codementor.grading.rubric.RubricReading.Refused;
import dev.codementor.grading.rubric.RubricSchema.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** Reads rubrics from JSON or YAML and reports the place of each mistake. It keeps no state between rubrics. */
public final class RubricReader {

    /** Longest file in bytes. */
    public static final int LONGEST = 262_144;

    static final int MOST_FAULTS = 20;

    private final RubricSchema schema = new RubricSchema();

    /** The JSON Schema (draft 2020-12) of rubrics, for editors and other programs. */
    public static String publishedSchema() {
        return RubricSchema.text();
    }

    /**
     * @param file what the sender calls it, for messages
     * @param in is read to its end or to {@link #LONGEST}, and not closed
     * @throws IOException if {@code in} fails; never for what is in it
     */
    public RubricReading read(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            return refused(file, 1, "must have at most %d bytes".formatted(LONGEST));
        }
        try {
            return read(
                    file,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return refused(file, 1, "must be UTF-8");
        }
    }

    /** @param file what the sender calls it, for messages */
    public RubricReading read(String file, String text) {
        LinedDocument document;
        try {
            document = LinedDocument.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            return refused(file, line, "is neither JSON nor YAML: " + firstLine(e.getOriginalMessage()));
        }
        if (document.root().isMissingNode()) {
            return refused(file, 1, "is empty");
        }
        List<Complaint> complaints = schema.check(document.root());
        if (!complaints.isEmpty()) {
            return refused(file, document, complaints.stream());
        }
        Rubric rubric = RubricJson.read(document.root());
        complaints = RubricSense.check(rubric);
        return complaints.isEmpty() ? new Read(rubric, rubric.version()) : refused(file, document, complaints.stream());
    }

    private static Refused refused(String file, int line, String message) {
        return new Refused(List.of(new Fault(file, line, "", message)));
    }

    private static Refused refused(String file, LinedDocument document, Stream<Complaint> complaints) {
        return new Refused(complaints
                .map(each ->
                        new Fault(file, document.line(each.pointer()), PointerPath.of(each.pointer()), each.message()))
                .sorted(Comparator.comparingInt(Fault::line))
                .limit(MOST_FAULTS)
                .toList());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
