package dev.codementor.notifier.batches;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.codementor.coalescing.Coalescer;
import dev.codementor.contract.BatchId;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;

/** The batches that people follow on this notifier. */
public final class BatchFeeds {

    /** Connected people who may have uploaded a batch. */
    public interface Uploaders {

        /** Called when an event of a batch arrives for the first time; on any thread. Must return at once. */
        void firstHeard(BatchLook batch);
    }

    private static final int REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofHours(1);

    private final Map<BatchId, BatchFeed> followed = new ConcurrentHashMap<>();
    /** Batches about which their uploaders have been told. */
    private final Cache<BatchId, Boolean> introduced = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(REMEMBERED_FOR)
            .build();

    private final BatchReader ledger;
    private final Uploaders uploaders;
    private final BatchFeedProperties properties;
    private final Clock clock;
    private final Coalescer<BatchId, Optional<BatchLook>> looks;

    BatchFeeds(BatchReader ledger, Uploaders uploaders, BatchFeedProperties properties, Clock clock) {
        this.ledger = ledger;
        this.uploaders = uploaders;
        this.properties = properties;
        this.clock = clock;
        this.looks = new Coalescer<>(Coalescer.Options.named("batches", properties.largestRead()), this::look);
    }

    /** The shortest pause between two frames about a batch to one follower. */
    public Duration interval() {
        return properties.interval();
    }

    /** A publisher reports that something happened to a job of this batch. */
    public void hear(BatchId batch) {
        BatchFeed feed = followed.get(batch);
        if (feed != null) {
            feed.stir();
        }
        if (introduced.asMap().putIfAbsent(batch, true) == null) {
            find(batch).whenComplete((look, failure) -> {
                if (failure != null) {
                    introduced.invalidate(batch);
                } else {
                    look.ifPresent(uploaders::firstHeard);
                }
            });
        }
    }

    /** What the ledger says about a batch now; empty when there is none. */
    public CompletableFuture<Optional<BatchLook>> find(BatchId batch) {
        try {
            return looks.submit(batch);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<Optional<BatchLook>> look(List<BatchId> batches) {
        Map<BatchId, BatchLook> found = read(new HashSet<>(batches));
        return batches.stream()
                .map(batch -> Optional.ofNullable(found.get(batch)))
                .toList();
    }

    private Map<BatchId, BatchLook> read(Collection<BatchId> batches) {
        long askedAt = System.nanoTime();
        Map<BatchId, BatchCounts> counts = ledger.counts(batches);
        Map<BatchId, BatchLook> found = new HashMap<>();
        for (BatchRecord batch : ledger.find(counts.keySet())) {
            BatchCounts those = counts.get(batch.id());
            if (those != null) {
                found.put(batch.id(), new BatchLook(batch, those, askedAt));
            }
        }
        return found;
    }

    /** Tells the follower about the batch from now on, and about its current state at once. */
    public void follow(BatchLook look, BatchFollower follower) {
        followed.compute(look.batch().id(), (_, present) -> {
            BatchFeed feed = present == null ? new BatchFeed(clock) : present;
            feed.learn(look);
            feed.add(follower);
            feed.offer(follower, System.nanoTime());
            return feed;
        });
    }

    public void unfollow(BatchId batch, BatchFollower follower) {
        followed.computeIfPresent(batch, (_, feed) -> {
            feed.remove(follower);
            return feed.isFollowed() ? feed : null;
        });
    }

    /**
     * Asks the ledger about all batches that are due, and offers everybody the latest news. May block as long as the
     * ledger takes.
     */
    void run() {
        long now = System.nanoTime();
        Map<BatchId, BatchFeed> due = new HashMap<>();
        followed.forEach((batch, feed) -> {
            if (feed.isDue(
                    now, properties.interval().toNanos(), properties.silence().toNanos())) {
                due.put(batch, feed);
            }
        });
        if (!due.isEmpty()) {
            try {
                Map<BatchId, BatchLook> found = read(due.keySet());
                due.forEach(
                        (batch, feed) -> Optional.ofNullable(found.get(batch)).ifPresent(feed::learn));
            } catch (RuntimeException e) {
                due.values().forEach(BatchFeed::stir);
                throw e;
            }
        }
        followed.values().forEach(feed -> feed.offer(System.nanoTime()));
    }

    void close() throws InterruptedException {
        var _ = looks.drain(Duration.ofSeconds(1));
    }
}
