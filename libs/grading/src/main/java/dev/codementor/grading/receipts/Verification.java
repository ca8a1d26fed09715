package dev.codementor.grading.receipts;

/** What came of verifying a chain. */
public sealed interface Verification {

    /** @param receipts all of them as they were written */
    record Intact(long receipts) implements Verification {}

    /**
     * @param position of the first receipt that is wrong, counted from 1
     * @param message says the same to people
     */
    record Broken(long position, Cause cause, String message) implements Verification {}

    /** What happened to it. */
    enum Cause {
        CHANGED,
        MISSING,
        REORDERED,
        ADDED
    }
}
