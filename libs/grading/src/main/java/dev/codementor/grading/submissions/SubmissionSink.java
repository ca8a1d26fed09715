package dev.codementor.grading.submissions;

import java.io.IOException;

/** Takes submissions one at a time; the next one is read only after it returned. */
@FunctionalInterface
public interface SubmissionSink {

    /** @throws IOException ends the reading, which rethrows it */
    void accept(Submission submission) throws IOException;
}
