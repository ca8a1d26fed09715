package dev.codementor.notifier.feed;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.contract.live.LiveFrame;
import dev.codementor.notifier.batches.BatchFeeds;

/** The publishers' access to the feeds. */
public final class LiveSource {

    private final Feeds feeds;
    private final CatchUp catchUp;
    private final BatchFeeds batches;

    LiveSource(Feeds feeds, CatchUp catchUp, BatchFeeds batches) {
        this.feeds = feeds;
        this.catchUp = catchUp;
        this.batches = batches;
    }

    /** A publisher is linked from now on. Its earlier events did not arrive here. */
    public void joined() {
        catchUp.soon();
    }

    /** A publisher reports an event. */
    public void hear(LiveFrame frame) {
        for (LiveEvent event : frame.events()) {
            // Nobody follows the single jobs of a batch.
            BatchId.ofJobOwner(event.owner()).ifPresentOrElse(batches::hear, () -> feeds.hear(event));
        }
    }
}
