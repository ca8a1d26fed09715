package dev.codementor.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes parts in the reverse order of their start. Each is closed even when another fails to close. */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    <S extends AutoCloseable> S keep(S resource) {
        started.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable resource = started.pop();
            try {
                resource.close();
            } catch (Exception e) {
                System.err.println("Could not stop " + resource.getClass().getSimpleName() + ": " + e);
            }
        }
    }
}
