package dev.codementor.local;

/** Something that was started and can say where it is. */
interface Running extends AutoCloseable {

    /** The block that the person who started it reads. */
    String announcement(long startMillis);

    @Override
    void close();
}
