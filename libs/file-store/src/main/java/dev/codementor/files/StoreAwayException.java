package dev.codementor.files;

import java.io.Serial;
import org.springframework.dao.DataAccessResourceFailureException;

/** The file store cannot be used just now: its server is away, too slow, or does not let us in. Trying again later may help. */
public final class StoreAwayException extends DataAccessResourceFailureException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence for the operator, with the bucket, its place and the root cause
     * @param failure kept beside the exception, as the sentence has all that is worth a line in a log
     */
    public StoreAwayException(String sentence, Throwable failure) {
        super(sentence);
        addSuppressed(failure);
    }
}
