package dev.codementor.notifier.feed;

import dev.codementor.contract.live.LiveFrame;

/** What publishers do to the feeds. */
public final class LiveSource {

    private final Feeds feeds;
    private final CatchUp catchUp;

    LiveSource(Feeds feeds, CatchUp catchUp) {
        this.feeds = feeds;
        this.catchUp = catchUp;
    }

    /** A publisher is linked from now on; what it said before that was not heard. */
    public void joined() {
        catchUp.soon();
    }

    /** A publisher says what happened. */
    public void hear(LiveFrame frame) {
        frame.events().forEach(feeds::hear);
    }
}
