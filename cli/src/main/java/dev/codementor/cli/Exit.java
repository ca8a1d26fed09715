package dev.codementor.cli;

import picocli.CommandLine.ExitCode;

/** The program's exit codes, for scripts. */
enum Exit {
    DONE(ExitCode.OK),
    /** Some items were not graded, or a receipt is not what was written. */
    INCOMPLETE(1),
    WRONG_USE(ExitCode.USAGE),
    REFUSED(3),
    NOT_REACHED(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
