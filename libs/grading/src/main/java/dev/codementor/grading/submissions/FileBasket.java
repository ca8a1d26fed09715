package dev.codementor.grading.submissions;

import dev.codementor.grading.decoding.TextDecoder;
import dev.codementor.grading.decoding.TextDecoder.Decoded;
import dev.codementor.grading.roster.Student;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the files of one submission within the limits. */
final class FileBasket {

    private final SubmissionLimits limits;
    private final Tally tally;
    private final List<SubmissionFile> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long bytes;
    private int seen;

    FileBasket(SubmissionLimits limits, Tally tally) {
        this.limits = limits;
        this.tally = tally;
    }

    boolean isBeyondLimits() {
        return bytes > limits.mostBytesPerSubmission() || seen > limits.mostFiles();
    }

    void add(String place, String name, byte[] content) {
        if (isFull(place, content.length)) {
            return;
        }
        switch (TextDecoder.decode(content)) {
            case Decoded.Binary binary -> tally.skip(place, SkipReason.BINARY);
            case Decoded.Text text -> {
                if (text.guessed()) {
                    tally.warn(place, "is neither UTF-8 nor UTF-16 and was read as Latin-1");
                }
                keep(place, name, text.text());
            }
        }
    }

    void add(String place, String name, String text) {
        if (isFull(place, text.length())) {
            return;
        }
        if (TextDecoder.looksBinary(text)) {
            tally.skip(place, SkipReason.BINARY);
        } else {
            keep(place, name, TextDecoder.oneLineEnd(text));
        }
    }

    private boolean isFull(String place, int length) {
        bytes += length;
        if (++seen > limits.mostFiles()) {
            tally.skip(place, SkipReason.TOO_MANY_FILES);
            return true;
        }
        return bytes > limits.mostBytesPerSubmission();
    }

    private void keep(String place, String name, String text) {
        if (text.isBlank()) {
            tally.skip(place, SkipReason.EMPTY);
        } else if (!names.add(name)) {
            tally.skip(place, SkipReason.DUPLICATE);
        } else {
            files.add(new SubmissionFile(name, text));
        }
    }

    /** Empty when the submission is rejected; the tally then says why. */
    Optional<Submission> submission(String customId, String place, Student student, boolean late) {
        if (bytes > limits.mostBytesPerSubmission()) {
            tally.reject(customId, place, RejectReason.TOO_LARGE);
            return Optional.empty();
        }
        if (files.isEmpty()) {
            tally.reject(customId, place, RejectReason.EMPTY);
            return Optional.empty();
        }
        return Optional.of(new Submission(customId, student, late, files));
    }
}
