package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Students' feedback on their answers. It is stored beside the job, because settled jobs never change, and is deleted
 * with it.
 */
public interface FeedbackLedger {

    /** Gives feedback on a settled job and replaces earlier feedback. */
    Verdict give(JobId job, String owner, Feedback feedback);

    /** Withdraws feedback, if there is any. */
    Verdict takeBack(JobId job, String owner);

    /** The feedback on those of the given jobs that have any. */
    Map<JobId, Feedback> on(Collection<JobId> jobs);

    /**
     * A course's feedback, the newest first.
     *
     * @param before only feedback older than this; null for the newest
     * @param limit most to return, 1 to 200
     */
    List<CourseFeedback> inCourse(String course, @Nullable UUID before, int limit);

    /** @param comment 1 to {@value #LONGEST_COMMENT} characters; null without one */
    record Feedback(boolean helpful, @Nullable String comment) {

        public static final int LONGEST_COMMENT = 2_000;

        public Feedback {
            if (comment != null && (comment.isEmpty() || comment.length() > LONGEST_COMMENT)) {
                throw new IllegalArgumentException("a comment has 1 to " + LONGEST_COMMENT + " characters");
            }
        }
    }

    /**
     * Feedback in the form for the course's instructors, without the student's identity.
     *
     * @param id changes each time that feedback is given; later feedback has a greater id
     * @param answer the text of the job; only part of an answer when the job failed or was cancelled
     */
    record CourseFeedback(UUID id, JobId job, Instant at, Feedback feedback, String prompt, String answer) {}

    /** The outcome of giving or withdrawing feedback. */
    sealed interface Verdict {

        record Noted() implements Verdict {}

        /** The job has no outcome yet. */
        record NotSettled() implements Verdict {}

        /** There is no such job, or it belongs to somebody else. */
        record Unknown() implements Verdict {}
    }
}
