package dev.codementor.cost;

import java.io.PrintWriter;

/** An answer to a question, for a person to read. */
interface Report {

    /**
     * Writes the answer.
     *
     * @throws BadInput when the question has no answer
     */
    void print(Question question, PrintWriter out);
}
