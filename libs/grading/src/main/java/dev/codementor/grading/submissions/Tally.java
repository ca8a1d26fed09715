package dev.codementor.grading.submissions;

import dev.codementor.grading.submissions.SubmissionReport.Problem;
import dev.codementor.grading.submissions.SubmissionReport.Rejected;
import dev.codementor.grading.submissions.SubmissionReport.Skipped;
import dev.codementor.grading.submissions.SubmissionReport.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers a report. Its lists are bounded, because hostile archives can have any number of bad files. Its counts are
 * complete.
 */
final class Tally {

    static final int MOST_LISTED = 1_000;

    private static final int MOST_PROBLEMS = 50;

    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<SkipReason, Integer> skippedCounts = new EnumMap<>(SkipReason.class);
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int accepted;

    void accept() {
        accepted++;
    }

    void skip(String place, SkipReason reason) {
        skippedCounts.merge(reason, 1, Integer::sum);
        if (skipped.size() < MOST_LISTED) {
            skipped.add(new Skipped(place, reason));
        }
    }

    void reject(String customId, String place, RejectReason reason) {
        rejected.add(new Rejected(customId, place, reason));
    }

    void warn(String place, String message) {
        if (warnings.size() < MOST_LISTED) {
            warnings.add(new Warning(place, message));
        }
    }

    void refuse(String place, String message) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(place, message));
        }
    }

    boolean isRefused() {
        return !problems.isEmpty();
    }

    boolean isFull() {
        return problems.size() >= MOST_PROBLEMS;
    }

    SubmissionReport report() {
        return isRefused()
                ? new SubmissionReport.Refused(problems)
                : new SubmissionReport.Read(accepted, skipped, skippedCounts, rejected, warnings);
    }
}
