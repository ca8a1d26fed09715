package dev.codementor.api.operations;

import dev.codementor.api.requests.Parameters;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.JobFilter.Standing;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter of jobs as people write it, in parameters or in a body. */
record JobQuery(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String course,
        @Nullable String owner,
        @Nullable String worker,
        @Nullable String cause,
        @Nullable String since,
        @Nullable String until) {

    static final String STATES = "held, waiting, dead, or a job's state";

    /** @throws dev.codementor.api.problems.ProblemException when a value is not valid; it names the field */
    JobFilter filter() {
        return filter(standing(state));
    }

    /** The same filter for jobs of one standing, whatever the state says. */
    JobFilter filter(Standing standing) {
        Instant from = time("since", since);
        Instant to = time("until", until);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Parameters.invalid("until", "must be after 'since'");
        }
        return new JobFilter(
                standing,
                null,
                kind(kind),
                Parameters.filter("course", course),
                owner(owner),
                Parameters.filter("worker", worker),
                Parameters.filter("cause", cause),
                from,
                to);
    }

    static Standing standing(@Nullable String state) {
        if (state == null) {
            return new Standing.Any();
        }
        return switch (state) {
            case "held" -> new Standing.Held();
            case "waiting" -> new Standing.Waiting();
            case "dead" -> new Standing.Dead();
            default -> new Standing.In(state(state));
        };
    }

    private static JobState state(String name) {
        try {
            return JobState.ofWireName(name);
        } catch (IllegalArgumentException unknown) {
            throw Parameters.invalid(
                    "state",
                    "must be held, waiting, dead, "
                            + Arrays.stream(JobState.values())
                                    .map(JobState::wireName)
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** A job's kind, or the name of its queue. */
    private static @Nullable JobKind kind(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Stream.of(JobKind.values())
                .filter(kind -> kind.wireName().equals(name) || kind.queue().equals(name))
                .findAny()
                .orElseThrow(() -> Parameters.invalid("kind", "must be prompt or grading"));
    }

    /** A batch's id stands for its jobs. */
    private static @Nullable String owner(@Nullable String owner) {
        return Parameters.filter("owner", owner);
    }

    static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                throw Parameters.invalid(name, "is too far away");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw Parameters.invalid(name, "must be a time such as 2026-03-01T08:30:00Z");
        }
    }

    static @Nullable JobId cursor(@Nullable String cursor) {
        try {
            return cursor == null ? null : JobId.parse(cursor);
        } catch (IllegalArgumentException none) {
            throw Parameters.invalid("cursor", "must be 'next' of a page");
        }
    }
}
