package dev.codementor.api.problems;

import dev.codementor.text.Cut;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reports what is wrong with an unreadable body, by field or by line and column, without repeating its text. */
final class UnreadableBody {

    private static final int LONGEST_NAME = 100;

    private UnreadableBody() {}

    static Problem problem(@Nullable Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            switch (at) {
                case BodyTooLargeException tooLarge -> {
                    return tooLarge.problem();
                }
                case UnrecognizedPropertyException unknown -> {
                    return field(ProblemCode.UNKNOWN_FIELD, path(unknown), "is not a field of this request");
                }
                case MismatchedInputException mismatch -> {
                    return mismatch(mismatch);
                }
                case StreamReadException malformed -> {
                    return malformed(malformed);
                }
                default -> {}
            }
        }
        return ProblemCode.MALFORMED_JSON.because("The body must be a JSON object.");
    }

    private static Problem mismatch(MismatchedInputException mismatch) {
        String path = path(mismatch);
        String wanted = wanted(mismatch.getTargetType());
        return path.isEmpty()
                ? ProblemCode.MALFORMED_JSON.because("The body must be a JSON object.")
                : field(ProblemCode.INVALID_FIELD, path, "must be " + wanted);
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null || type == String.class) {
            return "a string";
        }
        return type.isEnum() || type.isPrimitive() ? type.getSimpleName().toLowerCase(Locale.ROOT) : "an object";
    }

    private static Problem malformed(StreamReadException malformed) {
        TokenStreamLocation location = malformed.getLocation();
        if (location == null) {
            return ProblemCode.MALFORMED_JSON.because("The body is not valid JSON.");
        }
        int line = location.getLineNr();
        int column = location.getColumnNr();
        return ProblemCode.MALFORMED_JSON
                .because("The body is not valid JSON at line %d, column %d.".formatted(line, column))
                .with("line", line)
                .with("column", column);
    }

    private static Problem field(ProblemCode code, String field, String fault) {
        return code.because("The field '%s' %s.".formatted(field, fault)).with("field", field);
    }

    private static String path(JacksonException exception) {
        String path = exception.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return Cut.shown(path, LONGEST_NAME);
    }
}
