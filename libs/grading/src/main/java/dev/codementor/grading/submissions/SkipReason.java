package dev.codementor.grading.submissions;

/** Why a file of a submission is not graded. */
public enum SkipReason {
    /** Leads out of its folder, is absolute, too long, or has control characters. */
    UNSAFE_PATH,
    /** A symbolic link. */
    LINK,
    /** Begins with a dot, or was left by an operating system. */
    HIDDEN,
    /** Was made by a tool. */
    GENERATED,
    /** Not text. */
    BINARY,
    /** Contains only white space. */
    EMPTY,
    /** Larger than the limit for a file. */
    TOO_LARGE,
    /** Exceeds the number of files of a submission. */
    TOO_MANY_FILES,
    /** Compressed better than real files are. */
    SUSPICIOUS_RATIO,
    /** An archive nested too deeply, or of a kind that is not opened. */
    NESTED_ARCHIVE,
    ENCRYPTED,
    /** Cannot be unpacked. */
    DAMAGED,
    /** Another file has the same name. */
    DUPLICATE,
    /** There is a newer version of the file. */
    SUPERSEDED,
    /** Its name does not say whose it is. */
    UNPLACED
}
