package dev.codementor.notifier.feed;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.contract.live.LiveFrame;
import dev.codementor.notifier.batches.BatchFeeds;

/** What publishers do to the feeds. */
public final class LiveSource {

    private final Feeds feeds;
    private final CatchUp catchUp;
    private final BatchFeeds batches;

    LiveSource(Feeds feeds, CatchUp catchUp, BatchFeeds batches) {
        this.feeds = feeds;
        this.catchUp = catchUp;
        this.batches = batches;
    }

    /** A publisher is linked from now on; what it said before that was not heard. */
    public void joined() {
        catchUp.soon();
    }

    /** A publisher says what happened. */
    public void hear(LiveFrame frame) {
        for (LiveEvent event : frame.events()) {
            // Nobody reads a batch's jobs one by one.
            BatchId.ofJobOwner(event.owner()).ifPresentOrElse(batches::hear, () -> feeds.hear(event));
        }
    }
}
