package dev.codementor.local;

import dev.codementor.settings.CannotStart;

/** Something that is running and can name its addresses. */
interface Running extends AutoCloseable {

    /** Whether all parts do their work now. */
    boolean ready();

    /** The text for the person who started it. */
    String announcement(long startMillis);

    /**
     * Runs through its normal work once, so that a cache can be made from it.
     *
     * @throws CannotStart when that did not work
     */
    void practise();

    @Override
    void close();
}
