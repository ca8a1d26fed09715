package dev.codementor.ledger.operations;

import dev.codementor.contract.JobKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What nothing new is taken from.
 *
 * @param reason for the people who wait; null when none was given
 * @param by the operator
 */
public record Pause(Target target, @Nullable String reason, String by, Instant at) {

    /** What is paused. */
    public sealed interface Target {

        /** The queue of a kind of jobs. */
        record Queue(JobKind kind) implements Target {}

        /** All jobs of a course. */
        record Course(String name) implements Target {}
    }

    /** Whether a job of this kind and course waits for the end of the pause. */
    public boolean holds(JobKind kind, String course) {
        return switch (target) {
            case Target.Queue(JobKind paused) -> paused == kind;
            case Target.Course(String paused) -> paused.equals(course);
        };
    }
}
