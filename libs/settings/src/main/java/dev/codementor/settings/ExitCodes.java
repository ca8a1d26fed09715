package dev.codementor.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/** What a program that could not start ends with. */
public final class ExitCodes {

    /** Another try may succeed: a part outside is away. Also for mistakes in the program itself. */
    public static final int MAY_BE_TRIED_AGAIN = 1;

    /** No other try will succeed until somebody changes a setting or a part outside. */
    public static final int NEEDS_A_CHANGE = 2;

    private ExitCodes() {}

    /** The code that an exception or one of its causes asks for; otherwise {@link #MAY_BE_TRIED_AGAIN}. */
    public static int of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExitCodeGenerator known) {
                return known.getExitCode();
            }
        }
        return MAY_BE_TRIED_AGAIN;
    }
}
