package dev.codementor.grading.results;

import java.io.IOException;
import java.util.Iterator;

/** Writes a gradebook. A writer holds no more than one submission, unless the file's rows have their own order. */
public interface ResultWriter {

    /**
     * @param out is not closed
     * @throws IOException if {@code out} fails
     */
    void write(Iterator<GradedSubmission> submissions, Appendable out) throws IOException;
}
