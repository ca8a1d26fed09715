package dev.codementor.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** A part outside keeps the program from starting; the message says in one sentence which, why, and what to do. */
public final class CannotStart extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CannotStart(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** Trying again will not help until somebody changes something. */
    public static CannotStart untilChanged(String sentence, @Nullable Throwable cause) {
        return new CannotStart(ExitCodes.NEEDS_A_CHANGE, sentence, cause);
    }

    /** Trying again may help. */
    public static CannotStart forNow(String sentence, @Nullable Throwable cause) {
        return new CannotStart(ExitCodes.MAY_BE_TRIED_AGAIN, sentence, cause);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
