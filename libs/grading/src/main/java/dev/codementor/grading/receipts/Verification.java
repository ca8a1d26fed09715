package dev.codementor.grading.receipts;

/** The outcome of verifying a chain. */
public sealed interface Verification {

    /** @param receipts how many receipts there are, all as they were written */
    record Intact(long receipts) implements Verification {}

    /**
     * @param position number of the first wrong receipt, counted from 1
     * @param message says the same to people
     */
    record Broken(long position, Cause cause, String message) implements Verification {}

    /** What is wrong with it. */
    enum Cause {
        CHANGED,
        MISSING,
        REORDERED,
        ADDED
    }
}
