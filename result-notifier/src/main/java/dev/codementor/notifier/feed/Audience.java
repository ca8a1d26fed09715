package dev.codementor.notifier.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected, by the person that they belong to. */
public final class Audience {

    /** A connection of a person. */
    public interface Listener {

        /** A job of this person was heard of for the first time; called on any thread, and must return at once. */
        void firstHeard(JobFeed feed);
    }

    private final ConcurrentHashMap<String, List<Listener>> listeners = new ConcurrentHashMap<>();

    /** Adds a connection, unless the person has so many already. */
    public boolean join(String person, Listener listener, int most) {
        boolean[] joined = new boolean[1];
        listeners.compute(person, (_, present) -> {
            List<Listener> those = present == null ? List.of() : present;
            joined[0] = those.size() < most;
            if (!joined[0]) {
                return present;
            }
            List<Listener> more = new ArrayList<>(those);
            more.add(listener);
            return List.copyOf(more);
        });
        return joined[0];
    }

    public void leave(String person, Listener listener) {
        listeners.computeIfPresent(person, (_, present) -> {
            List<Listener> rest =
                    present.stream().filter(other -> other != listener).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    void firstHeard(JobFeed feed) {
        for (Listener listener : listeners.getOrDefault(feed.owner(), List.of())) {
            listener.firstHeard(feed);
        }
    }

    /** Persons with at least one connection. */
    int size() {
        return listeners.size();
    }
}
