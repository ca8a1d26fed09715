package dev.codementor.notifier.feed;

import dev.codementor.contract.JobId;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.JobReader.TextSnapshot;
import dev.codementor.telemetry.JobSpan;
import dev.codementor.telemetry.JobTraces;
import io.micrometer.tracing.Span;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The jobs that this notifier knows. */
public final class Feeds {

    private final ConcurrentHashMap<JobId, JobFeed> feeds = new ConcurrentHashMap<>();
    private final Audience audience;
    private final LedgerLook ledger;
    private final FeedProperties properties;
    private final JobTraces traces;

    Feeds(Audience audience, LedgerLook ledger, FeedProperties properties, JobTraces traces) {
        this.audience = audience;
        this.ledger = ledger;
        this.properties = properties;
        this.traces = traces;
    }

    /** Takes over an event from a publisher. */
    void hear(LiveEvent event) {
        if (event instanceof LiveEvent.Settled settled && settled.trace() != null) {
            try (JobSpan _ = traces.open("push", Span.Kind.CONSUMER, settled.trace())
                    .tag("codementor.job.id", settled.job().toString())) {
                pass(event);
            }
        } else {
            pass(event);
        }
    }

    private void pass(LiveEvent event) {
        long now = System.nanoTime();
        JobFeed feed = feeds.get(event.job());
        if (feed == null) {
            // When the limit is far exceeded, jobs arrive faster than the sweep forgets them.
            if (feeds.size() > 2L * properties.mostFeeds()) {
                return;
            }
            feed = feeds.computeIfAbsent(event.job(), job -> new JobFeed(job, event.owner(), now));
        }
        if (feed.announce()) {
            audience.firstHeard(feed);
        }
        if (feed.hear(event, now)) {
            ledger.want(feed);
        }
    }

    /**
     * The feed of a job.
     *
     * @return empty when there is no such job or it belongs to somebody else; callers must not be able to distinguish
     *     the two
     */
    public CompletableFuture<Optional<JobFeed>> find(JobId job, String person) {
        JobFeed known = feeds.get(job);
        if (known != null) {
            return CompletableFuture.completedFuture(ownedBy(person, known));
        }
        return ledger.find(job)
                .thenApply(snapshot ->
                        snapshot.filter(found -> found.owner().equals(person)).map(this::learn));
    }

    private static Optional<JobFeed> ownedBy(String person, JobFeed feed) {
        return feed.owner().equals(person) ? Optional.of(feed) : Optional.empty();
    }

    private JobFeed learn(TextSnapshot snapshot) {
        JobFeed feed =
                feeds.computeIfAbsent(snapshot.job(), job -> new JobFeed(job, snapshot.owner(), System.nanoTime()));
        // Nothing was known when the ledger was asked, so everything that is known now is newer.
        feed.learn(snapshot, 0);
        return feed;
    }

    /** Takes over a job that the ledger reported before any publisher did. */
    void introduce(TextSnapshot snapshot) {
        JobFeed feed = learn(snapshot);
        if (feed.announce()) {
            audience.firstHeard(feed);
        }
    }

    /** The feed, if it is known here. It may have been replaced by a new one. */
    @Nullable
    JobFeed known(JobId job) {
        return feeds.get(job);
    }

    /** Notes that a follower cannot continue with what is known here. */
    public void lacking(JobFeed feed) {
        ledger.want(feed);
    }

    ConcurrentHashMap<JobId, JobFeed> all() {
        return feeds;
    }
}
