package dev.codementor.ledger;

import dev.codementor.contract.JobId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What students think of their answers. It stands beside the job, as settled jobs never change, and goes with it. */
public interface FeedbackLedger {

    /** Gives feedback on a settled job, in place of what was given before. */
    Verdict give(JobId job, String owner, Feedback feedback);

    /** Takes feedback back, if there is any. */
    Verdict takeBack(JobId job, String owner);

    /** The feedback on those of the given jobs that have some. */
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
     * Feedback as those who teach the course read it, without whose it is.
     *
     * @param id changes each time that feedback is given, and is the greater the later
     * @param answer the text of the job, which is less than an answer when it failed or was cancelled
     */
    record CourseFeedback(UUID id, JobId job, Instant at, Feedback feedback, String prompt, String answer) {}

    /** What came of giving feedback or taking it back. */
    sealed interface Verdict {

        record Noted() implements Verdict {}

        /** The job has no outcome yet. */
        record NotSettled() implements Verdict {}

        /** There is no such job, or it is somebody else's. */
        record Unknown() implements Verdict {}
    }
}
