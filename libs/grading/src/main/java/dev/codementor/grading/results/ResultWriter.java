package dev.codementor.grading.results;

import java.io.IOException;
import java.util.Iterator;

/** Writes a gradebook. None holds more than one submission, except where a file's rows have an order of their own. */
public interface ResultWriter {

    /**
     * @param out is not closed
     * @throws IOException if {@code out} fails
     */
    void write(Iterator<GradedSubmission> submissions, Appendable out) throws IOException;
}
