package dev.codementor.files;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An object of the store is not what was written. Trying again does not help. */
public final class DamagedObjectException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param what what is wrong with it, without its contents */
    public DamagedObjectException(String key, String what, @Nullable Throwable cause) {
        super("The object " + key + " is damaged: " + what, cause);
    }
}
