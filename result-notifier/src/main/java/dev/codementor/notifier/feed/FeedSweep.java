package dev.codementor.notifier.feed;

import dev.codementor.contract.JobId;
import dev.codementor.fleet.Place;
import dev.codementor.fleet.WaitingLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Looks over all feeds every second: asks the ledger about followed jobs that fell silent, tells waiting jobs' places,
 * and forgets what nobody follows.
 */
final class FeedSweep {

    private final Feeds feeds;
    private final LedgerLook ledger;
    private final WaitingLine line;
    private final FeedProperties properties;

    FeedSweep(Feeds feeds, LedgerLook ledger, WaitingLine line, FeedProperties properties) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.line = line;
        this.properties = properties;
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
        Map<JobId, Place> places =
                line.places(waiting.stream().map(JobFeed::job).toList());
        for (JobFeed feed : waiting) {
            Place place = places.get(feed.job());
            if (place != null) {
                feed.place(place);
            }
        }
    }
}
