package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.operations.Pause;

/** A pause's target as the table {@code pauses} has it. */
final class PauseRows {

    private PauseRows() {}

    static String scope(Pause.Target target) {
        return switch (target) {
            case Pause.Target.Queue queue -> "queue";
            case Pause.Target.Course course -> "course";
        };
    }

    static String name(Pause.Target target) {
        return switch (target) {
            case Pause.Target.Queue(JobKind kind) -> kind.wireName();
            case Pause.Target.Course(String name) -> name;
        };
    }

    /** As people call it. */
    static String queueOrCourse(Pause.Target target) {
        return switch (target) {
            case Pause.Target.Queue(JobKind kind) -> kind.queue();
            case Pause.Target.Course(String name) -> name;
        };
    }

    static Pause.Target target(String scope, String name) {
        return scope.equals("queue") ? new Pause.Target.Queue(JobKind.ofWireName(name)) : new Pause.Target.Course(name);
    }
}
