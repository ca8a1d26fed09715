package dev.codementor.api.requests;

import dev.codementor.api.problems.Problem;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import dev.codementor.contract.JobId;
import dev.codementor.text.Cut;
import dev.codementor.text.TextFault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules for path variables and parameters that several paths share. Each rule throws the problem for its violation.
 */
public final class Parameters {

    private static final int LONGEST_FILTER = 200;
    private static final int LONGEST_SHOWN = 100;

    private Parameters() {}

    /** An invalid id names no job for any caller, so the answer is "not found" and not "invalid". */
    public static JobId job(String text) {
        try {
            return JobId.parse(text);
        } catch (IllegalArgumentException none) {
            throw unknownJob();
        }
    }

    /** A filter value. A value that nothing can have gives an empty list. */
    public static @Nullable String filter(String name, @Nullable String value) {
        if (value != null
                && (value.length() > LONGEST_FILTER || TextFault.of(value).isPresent())) {
            throw invalid(name, "is not valid");
        }
        return value;
    }

    /** The job after which a list continues. */
    public static @Nullable JobId cursor(@Nullable String before) {
        try {
            return before == null ? null : JobId.parse(before);
        } catch (IllegalArgumentException none) {
            throw invalid("before", "must be 'next' of a page");
        }
    }

    /** An id in a path; empty if it is invalid. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(JobId.parse(text).value());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Like {@link #cursor}, for lists of other things than jobs. */
    public static @Nullable UUID place(@Nullable String before) {
        JobId id = cursor(before);
        return id == null ? null : id.value();
    }

    /** A misspelt parameter is reported as an error and not ignored. */
    public static void requireKnown(HttpServletRequest request, Set<String> known) {
        for (String name : Collections.list(request.getParameterNames())) {
            if (!known.contains(name)) {
                String shown = Cut.shown(name, LONGEST_SHOWN);
                throw ProblemCode.UNKNOWN_FIELD
                        .because("The parameter '%s' is unknown; known are %s."
                                .formatted(shown, known.stream().sorted().collect(Collectors.joining(", "))))
                        .with("field", shown)
                        .exception();
            }
        }
    }

    /** Most entries on a page, 1 to 100. */
    public static int limit(int limit) {
        if (limit < 1 || limit > 100) {
            throw invalid("limit", "must be from 1 to 100");
        }
        return limit;
    }

    public static ProblemException unknownJob() {
        return ProblemCode.JOB_NOT_FOUND
                .because("There is no such job, or it is not yours.")
                .exception();
    }

    /** @param fault what is wrong with the parameter, such as "must be from 1 to 100" */
    public static ProblemException invalid(String name, String fault) {
        return ProblemCode.INVALID_FIELD
                .because("The parameter '%s' %s.".formatted(name, fault))
                .with("field", name)
                .exception();
    }

    /** @param fault what is wrong with the field of a body, such as "must not be blank" */
    public static Problem invalidField(String field, String fault) {
        return ProblemCode.INVALID_FIELD
                .because("The field '%s' %s.".formatted(field, fault))
                .with("field", field);
    }
}
