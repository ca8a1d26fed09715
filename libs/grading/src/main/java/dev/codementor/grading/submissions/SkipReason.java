package dev.codementor.grading.submissions;

/** Why a file of a submission is not graded. */
public enum SkipReason {
    /** Leads out of its folder, is absolute, too long, or has control characters. */
    UNSAFE_PATH,
    /** A symbolic link. */
    LINK,
    /** Begins with a dot, or a system left it. */
    HIDDEN,
    /** A tool made it. */
    GENERATED,
    /** Not text. */
    BINARY,
    /** No character but blanks. */
    EMPTY,
    /** Beyond the limit of a file. */
    TOO_LARGE,
    /** Beyond the number of files of a submission. */
    TOO_MANY_FILES,
    /** Packed smaller than files are. */
    SUSPICIOUS_RATIO,
    /** An archive in an archive in an archive, or of a kind that is not opened. */
    NESTED_ARCHIVE,
    ENCRYPTED,
    /** Does not unpack. */
    DAMAGED,
    /** The name is there already. */
    DUPLICATE,
    /** A newer version of the file is there. */
    SUPERSEDED,
    /** Its name does not say whose it is. */
    UNPLACED
}
