package dev.codementor.notifier.feed;

import dev.codementor.contract.JobId;
import dev.codementor.notifier.batches.BatchFeeds;
import dev.codementor.notifier.batches.BatchLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connections, by person. */
public final class Audience implements BatchFeeds.Uploaders {

    /** A connection of a person. */
    public interface Listener {

        /** Whether this person's jobs are followed automatically; called on any thread. */
        boolean wants(JobId job);

        /** Called when an event of such a job arrives for the first time; on any thread. Must return at once. */
        void firstHeard(JobFeed feed);

        /**
         * Called when an event of a batch of this person arrives for the first time; on any thread. Must return at
         * once.
         */
        void firstHeard(BatchLook batch);
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
            if (listener.wants(feed.job())) {
                listener.firstHeard(feed);
            }
        }
    }

    @Override
    public void firstHeard(BatchLook batch) {
        listeners.getOrDefault(batch.batch().owner(), List.of()).forEach(listener -> listener.firstHeard(batch));
    }

    boolean wants(String person, JobId job) {
        return listeners.getOrDefault(person, List.of()).stream().anyMatch(listener -> listener.wants(job));
    }

    /** Persons with at least one connection. */
    Set<String> persons() {
        return Set.copyOf(listeners.keySet());
    }
}
