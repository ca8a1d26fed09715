package dev.codementor.notifier.feed;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.JobReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks over all feeds every second: asks the ledger about followed jobs that fell silent, tells waiting jobs' places,
 * and forgets what nobody follows.
 */
final class FeedSweep {

    private static final Duration WORKER_HEARTBEAT = Duration.ofSeconds(10);

    private final Feeds feeds;
    private final LedgerLook ledger;
    private final JobReader jobs;
    private final InstanceDirectory instances;
    private final FeedProperties properties;
    private final Clock clock;

    FeedSweep(
            Feeds feeds,
            LedgerLook ledger,
            JobReader jobs,
            InstanceDirectory instances,
            FeedProperties properties,
            Clock clock) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.jobs = jobs;
        this.instances = instances;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param silence nanoseconds since it was last heard of, read once, as it may change while feeds are sorted by it
     */
    private record Unfollowed(JobFeed feed, long silence) {}

    /** Looks over them once; may block for as long as the ledger takes. */
    void run() {
        long now = System.nanoTime();
        List<JobFeed> waiting = new ArrayList<>();
        List<Unfollowed> unfollowed = new ArrayList<>();
        long text = 0;
        for (JobFeed feed : feeds.all().values()) {
            text += feed.size();
            if (!feed.isFollowed()) {
                unfollowed.add(new Unfollowed(feed, now - feed.lastHeard()));
            } else if (!feed.isSettled()) {
                if (now - feed.lastHeard() > properties.silence().toNanos()
                        && feed.mayAsk(now, properties.silence().toNanos())) {
                    ledger.refresh(feed);
                }
                if (feed.waits()) {
                    waiting.add(feed);
                }
            }
        }
        forget(unfollowed, text);
        place(waiting);
    }

    private void forget(List<Unfollowed> unfollowed, long text) {
        unfollowed.sort(Comparator.comparingLong(Unfollowed::silence).reversed());
        int tooMany = unfollowed.size() - properties.mostFeeds();
        long held = text;
        for (Unfollowed silent : unfollowed) {
            boolean idle = silent.silence() > properties.idle().toNanos();
            if (!idle && tooMany <= 0 && held <= properties.mostText()) {
                break;
            }
            JobFeed feed = silent.feed();
            if (feed.retire()) {
                feeds.all().remove(feed.job(), feed);
                held -= feed.size();
                tooMany--;
            }
        }
        if (held > properties.mostText()) {
            // What is left is followed; its followers get the rest from the ledger.
            for (JobFeed feed : feeds.all().values()) {
                feed.forgetText();
            }
        }
    }

    private void place(List<JobFeed> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        Map<JobId, Integer> positions =
                jobs.positions(waiting.stream().map(JobFeed::job).toList());
        Duration turn = turn();
        Instant now = clock.instant();
        for (JobFeed feed : waiting) {
            Integer position = positions.get(feed.job());
            if (position != null) {
                feed.place(position, turn == null ? null : now.plus(turn.multipliedBy(position)));
            }
        }
    }

    /** How long it takes on average until the queue moves by one place. */
    private @Nullable Duration turn() {
        int slots = instances.liveWorkers(WORKER_HEARTBEAT).stream()
                .mapToInt(LiveWorker::slots)
                .sum();
        return slots == 0
                ? null
                : jobs.typicalRun().map(run -> run.dividedBy(slots)).orElse(null);
    }
}
