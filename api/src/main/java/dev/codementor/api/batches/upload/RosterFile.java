package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.forms.FileFaults;
import dev.codementor.api.batches.forms.FileFaults.Fault;
import dev.codementor.api.batches.forms.UploadedFile;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.RosterReader;
import dev.codementor.grading.roster.RosterReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A list of students that came with an upload.
 *
 * @param csv the uploaded text, into which grades are written back
 */
record RosterFile(Roster roster, byte[] csv) {

    /** Reads a roster in any encoding. */
    private static final int MOST_BYTES_PER_CHARACTER = 4;

    /** @throws dev.codementor.api.problems.ProblemException that lists its faults */
    static RosterFile read(UploadedFile file) throws IOException {
        byte[] csv;
        try (InputStream in = file.open()) {
            csv = in.readNBytes(RosterReader.LONGEST * MOST_BYTES_PER_CHARACTER + 1);
        }
        return switch (new RosterReader().read(file.name(), csv)) {
            case RosterReading.Read read -> new RosterFile(read.roster(), csv);
            case RosterReading.Refused refused -> throw refused(file, refused.faults());
        };
    }

    /** @param faults each begins with the file's name and a line */
    private static RuntimeException refused(UploadedFile file, List<String> faults) {
        int from = file.name().length();
        return FileFaults.problem(
                ProblemCode.ROSTER_INVALID,
                faults.stream()
                        .map(each -> {
                            int place = each.indexOf(' ', from);
                            return new Fault(each.substring(0, place), each.substring(place + 1));
                        })
                        .toList());
    }
}
