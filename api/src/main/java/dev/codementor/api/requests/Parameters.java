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

/** The rules for parts of paths and for parameters that several paths have. Each throws the problem of its breach. */
public final class Parameters {

    private static final int LONGEST_FILTER = 200;
    private static final int LONGEST_SHOWN = 100;

    private Parameters() {}

    /** An id that is none names no job, whoever asks; so it is not found rather than invalid. */
    public static JobId job(String text) {
        try {
            return JobId.parse(text);
        } catch (IllegalArgumentException none) {
            throw unknownJob();
        }
    }

    /** A value that things must have to be listed; one that nothing can have lists nothing. */
    public static @Nullable String filter(String name, @Nullable String value) {
        if (value != null
                && (value.length() > LONGEST_FILTER || TextFault.of(value).isPresent())) {
            throw invalid(name, "is not valid");
        }
        return value;
    }

    /** The job after which a list goes on. */
    public static @Nullable JobId cursor(@Nullable String before) {
        try {
            return before == null ? null : JobId.parse(before);
        } catch (IllegalArgumentException none) {
            throw invalid("before", "must be 'next' of a page");
        }
    }

    /** An id in a path; empty when it is none. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(JobId.parse(text).value());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** As {@link #cursor}, for lists of what is not a job. */
    public static @Nullable UUID place(@Nullable String before) {
        JobId id = cursor(before);
        return id == null ? null : id.value();
    }

    /** A parameter that is misspelt is a mistake to be told, and not one to be left out. */
    public static void requireKnown(HttpServletRequest request, Set<String> known) {
        for (String name : Collections.list(request.getParameterNames())) {
            if (!known.contains(name)) {
                String shown = Cut.shown(name, LONGEST_SHOWN);
                throw ProblemCode.UNKNOWN_FIELD
                        .because("The parameter '%s' is not one of %s."
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
