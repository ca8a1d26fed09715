package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.forms.FileFaults;
import dev.codementor.api.batches.forms.FileFaults.Fault;
import dev.codementor.api.batches.forms.UploadedFile;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Parameters;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.submissions.JsonlSubmissions;
import dev.codementor.grading.submissions.SubmissionLimits;
import dev.codementor.grading.submissions.SubmissionNaming;
import dev.codementor.grading.submissions.SubmissionReport;
import dev.codementor.grading.submissions.SubmissionSink;
import dev.codementor.grading.submissions.ZipSubmissions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The submissions of an upload, a ZIP or JSONL. */
record SubmissionsFile(UploadedFile file, SubmissionNaming naming, Roster roster, SubmissionLimits limits) {

    private static final int LONGEST_PATTERN = 500;

    /** @throws dev.codementor.api.problems.ProblemException when it is not a pattern with a group {@code student} */
    static SubmissionNaming naming(Optional<String> pattern) {
        if (pattern.isEmpty()) {
            return new SubmissionNaming.Detected();
        }
        if (pattern.get().length() > LONGEST_PATTERN) {
            throw Parameters.invalidField("pattern", "must have at most %d characters".formatted(LONGEST_PATTERN))
                    .exception();
        }
        try {
            return new SubmissionNaming.Own(Pattern.compile(pattern.get()));
        } catch (PatternSyntaxException e) {
            throw Parameters.invalidField("pattern", "is not a regular expression: " + e.getDescription())
                    .with("offset", e.getIndex())
                    .exception();
        } catch (IllegalArgumentException e) {
            throw Parameters.invalidField("pattern", "needs a group (?<student>…)")
                    .exception();
        }
    }

    /**
     * @param sink receives the submissions; if they are refused, everything that it received has to be discarded
     * @throws dev.codementor.api.problems.ProblemException when they are refused or none remains
     */
    SubmissionReport.Read read(SubmissionSink sink) throws IOException {
        return switch (report(sink)) {
            case SubmissionReport.Read read when read.accepted() > 0 -> read;
            case SubmissionReport.Read nothing ->
                throw FileFaults.problem(
                        ProblemCode.SUBMISSIONS_INVALID,
                        nothing.rejected().isEmpty()
                                ? List.of(new Fault(file.name(), "has no submission that can be graded"))
                                : nothing.rejected().stream()
                                        .limit(50)
                                        .map(each -> new Fault(
                                                each.place(),
                                                "cannot be graded: " + UploadReporting.wireName(each.reason())))
                                        .toList());
            case SubmissionReport.Refused refused ->
                throw FileFaults.problem(
                        ProblemCode.SUBMISSIONS_INVALID,
                        refused.problems().stream()
                                .map(each ->
                                        new Fault(each.place().isEmpty() ? file.name() : each.place(), each.message()))
                                .toList());
        };
    }

    private SubmissionReport report(SubmissionSink sink) throws IOException {
        if (isZip()) {
            return new ZipSubmissions(limits, naming, roster).read(file.path(), sink);
        }
        try (InputStream in = file.open()) {
            return new JsonlSubmissions(limits, roster).read(in, sink);
        }
    }

    /** Recognised by the first bytes, because files often have wrong names. A damaged ZIP is recognised by its name. */
    private boolean isZip() throws IOException {
        try (InputStream in = file.open()) {
            byte[] first = in.readNBytes(2);
            return (first.length == 2 && first[0] == 'P' && first[1] == 'K')
                    || file.name().toLowerCase(Locale.ROOT).endsWith(".zip");
        }
    }
}
