package dev.codementor.local;

import dev.codementor.settings.CannotStart;

/** Something that was started and can say where it is. */
interface Running extends AutoCloseable {

    /** The block that the person who started it reads. */
    String announcement(long startMillis);

    /**
     * Does once what it is there for, so that a cache can be made of it.
     *
     * @throws CannotStart when that did not work
     */
    void practise();

    @Override
    void close();
}
