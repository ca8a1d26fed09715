package dev.codementor.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was started in the reverse order, each also when another fails to close. */
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
