package dev.codementor.grading.submissions;

import java.util.List;
import java.util.Map;

/** The outcome of reading a batch. */
public sealed interface SubmissionReport {

    /**
     * Submissions went to the sink.
     *
     * @param accepted how many
     * @param skipped files that are not graded; at most {@value Tally#MOST_LISTED} are listed
     * @param skippedCounts all of them
     * @param rejected submissions that are not graded; all are listed
     * @param warnings what a person should look at; at most {@value Tally#MOST_LISTED}
     */
    record Read(
            int accepted,
            List<Skipped> skipped,
            Map<SkipReason, Integer> skippedCounts,
            List<Rejected> rejected,
            List<Warning> warnings)
            implements SubmissionReport {

        public Read {
            skipped = List.copyOf(skipped);
            skippedCounts = Map.copyOf(skippedCounts);
            rejected = List.copyOf(rejected);
            warnings = List.copyOf(warnings);
        }
    }

    /** The batch must not be graded. Everything that went to the sink has to be discarded. */
    record Refused(List<Problem> problems) implements SubmissionReport {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** @param place path in the archive, or line as {@code line 7} with the file's name */
    record Skipped(String place, SkipReason reason) {}

    /** @param customId as far as it is known */
    record Rejected(String customId, String place, RejectReason reason) {}

    record Warning(String place, String message) {}

    /** @param place path in the archive, or line; empty for the whole */
    record Problem(String place, String message) {}
}
