package dev.codementor.notifier.batches;

import dev.codementor.ledger.batches.BatchCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What this notifier knows about one batch that somebody follows. */
final class BatchFeed {

    private final Set<BatchFollower> followers = ConcurrentHashMap.newKeySet();
    private final Pace pace = new Pace();
    private final Clock clock;
    private volatile boolean stirred;
    private volatile @Nullable BatchLook latest;
    private volatile @Nullable BatchNews news;

    BatchFeed(Clock clock) {
        this.clock = clock;
    }

    /** Something happened to the batch. */
    void stir() {
        stirred = true;
    }

    /** Whether the ledger has to be asked. A caller that gets true must ask. */
    boolean isDue(long now, long interval, long silence) {
        BatchLook known = latest;
        if (known == null) {
            return true;
        }
        long age = now - known.askedAt();
        if (stirred && age >= interval) {
            stirred = false;
            return true;
        }
        return known.counts().processing() > 0 && age >= silence;
    }

    /** Takes over what the ledger said, unless something newer is known. */
    synchronized void learn(BatchLook look) {
        BatchLook known = latest;
        if (known != null && look.askedAt() - known.askedAt() < 0) {
            return;
        }
        latest = look;
        pace.see(look.counts().settled(), look.askedAt());
        BatchNews before = news;
        if (before == null || !before.counts().equals(look.counts())) {
            news = new BatchNews(before == null ? 1 : before.number() + 1, look.counts(), eta(look));
        }
    }

    private @Nullable Instant eta(BatchLook look) {
        BatchCounts counts = look.counts();
        return pace.left(look.batch(), counts)
                .map(left -> clock.instant().plus(left).truncatedTo(ChronoUnit.SECONDS))
                .orElse(null);
    }

    void add(BatchFollower follower) {
        followers.add(follower);
    }

    void remove(BatchFollower follower) {
        followers.remove(follower);
    }

    boolean isFollowed() {
        return !followers.isEmpty();
    }

    void offer(long now) {
        followers.forEach(follower -> offer(follower, now));
    }

    void offer(BatchFollower follower, long now) {
        BatchNews latestNews = news;
        if (latestNews != null) {
            follower.offer(latestNews, now);
        }
    }
}
