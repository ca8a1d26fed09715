package dev.codementor.submissions;

import dev.codementor.files.StoreAwayException;
import dev.codementor.grading.blind.Blinded;

/**
 * The files of one batch on their way to the store, several at a time. For one thread. Putting waits while as many files
 * are under way as may be, so that no more of a batch is in memory than that; and throws {@link StoreAwayException} as
 * soon as a file before could not be stored.
 */
public interface BatchUpload extends AutoCloseable {

    /**
     * @param nth place in the upload, from 1
     * @throws IllegalArgumentException if it is larger than the store takes
     */
    Keys submission(int nth, Blinded submission);

    /**
     * A program's request to the model.
     *
     * @param nth place in the upload, from 1
     * @param json of at most as many bytes as the store takes
     * @return its key
     * @throws IllegalArgumentException if it is larger than the store takes
     */
    String request(int nth, String json);

    /** @return its key */
    String roster(byte[] csv);

    /**
     * @param version SHA-256 of the canonical text, lower-case hex
     * @return its key
     */
    String rubric(String version, String canonical);

    /** Returns when all is stored. */
    void complete();

    /** Returns when nothing is under way any more, so that what was stored can be deleted. */
    @Override
    void close();

    /** Where a submission's two objects are. */
    record Keys(String original, String blind) {}
}
