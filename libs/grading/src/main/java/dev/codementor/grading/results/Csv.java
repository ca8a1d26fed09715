package dev.codementor.grading.results;

import dev.codementor.grading.canonical.CanonicalJson;
import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The format of all these files: RFC 4180 with a byte order mark, without which Excel reads UTF-8 as Latin-1. */
final class Csv {

    private Csv() {}

    static CSVPrinter printer(Appendable out) throws IOException {
        out.append('\uFEFF');
        return new CSVPrinter(out, CSVFormat.RFC4180);
    }

    /** Empty when there is no grade. Platforms read that as no change. */
    static String total(GradedSubmission submission) {
        return submission.grade() == null
                ? ""
                : CanonicalJson.plain(submission.grade().total());
    }
}
