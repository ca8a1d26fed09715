package dev.codementor.notifier.feed;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobReader.TextSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads jobs' text from the ledger: many jobs in one query, and each job no more often than it can have changed. */
final class LedgerLook {

    private static final Logger log = LoggerFactory.getLogger(LedgerLook.class);

    private final Coalescer<JobId, Optional<TextSnapshot>> snapshots;
    private final long interval;
    private final Set<JobFeed> due = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failing = new AtomicBoolean();

    LedgerLook(JobReader ledger, FeedProperties properties) {
        this.snapshots = new Coalescer<>(
                Coalescer.Options.named("snapshots", properties.largestRead()).withConcurrency(2),
                jobs -> read(ledger, jobs));
        this.interval = properties.repairInterval().toNanos();
    }

    private static List<Optional<TextSnapshot>> read(JobReader ledger, List<JobId> jobs) {
        Map<JobId, TextSnapshot> found = new HashMap<>();
        for (TextSnapshot snapshot : ledger.snapshots(new HashSet<>(jobs))) {
            found.put(snapshot.job(), snapshot);
        }
        return jobs.stream().map(job -> Optional.ofNullable(found.get(job))).toList();
    }

    /** Looks a job up at once. */
    CompletableFuture<Optional<TextSnapshot>> find(JobId job) {
        try {
            return snapshots.submit(job);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Brings a feed up to date, now or when its interval since the previous look has passed. */
    void want(JobFeed feed) {
        if (feed.mayAsk(System.nanoTime(), interval)) {
            refresh(feed);
        } else {
            due.add(feed);
        }
    }

    /** Serves the feeds whose interval has passed. Must be called at least once per interval. */
    void serveDue() {
        for (JobFeed feed : due) {
            if (feed.mayAsk(System.nanoTime(), interval)) {
                due.remove(feed);
                refresh(feed);
            }
        }
    }

    /** Brings a feed up to date now. The caller has checked {@link JobFeed#mayAsk}. */
    void refresh(JobFeed feed) {
        int changes = feed.changes();
        find(feed.job()).whenComplete((snapshot, failure) -> {
            if (failure != null) {
                if (failing.compareAndSet(false, true)) {
                    log.warn("action=ledger-away cause=\"{}\" next=tries-again-until-it-answers", failure.toString());
                }
                due.add(feed);
            } else {
                failing.set(false);
                snapshot.ifPresent(found -> feed.learn(found, changes));
            }
        });
    }

    void close() throws InterruptedException {
        var _ = snapshots.drain(Duration.ofSeconds(1));
    }
}
