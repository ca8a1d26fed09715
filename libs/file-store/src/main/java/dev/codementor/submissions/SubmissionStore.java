package dev.codementor.submissions;

import dev.codementor.contract.BatchId;
import dev.codementor.files.DamagedObjectException;
import dev.codementor.files.StoreAwayException;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.List;
import java.util.Optional;

/**
 * The files of batches: each submission as it was handed in and as a model may read it, rosters and rubrics. All of them
 * are deleted with their batch. Every method throws {@link StoreAwayException} when
 * the server cannot be used just now, and {@link DamagedObjectException} when what is there is not what was written.
 */
public interface SubmissionStore {

    /** Begins to store the files of a batch. */
    BatchUpload upload(BatchId batch);

    /** A submission without names, and what puts them back; empty when it is gone. */
    Optional<Blinded> original(String key);

    /** The files that a model may read; empty when they are gone. */
    Optional<List<SubmissionFile>> blind(String key);

    /** A program's request to the model, JSON; empty when it is gone. */
    Optional<String> request(String key);

    /** Where a batch's roster is, or will be. */
    String rosterKey(BatchId batch);

    /** A roster as it was uploaded; empty when it is gone. */
    Optional<byte[]> roster(String key);

    /**
     * Stores a rubric beside the submissions that are graded by it.
     *
     * @param version SHA-256 of the canonical text, lower-case hex
     * @return its key
     */
    String putRubric(BatchId batch, String version, String canonical);

    /** Deletes all files of a batch; does nothing when there are none. */
    void deleteUploads(BatchId batch);
}
