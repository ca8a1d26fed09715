package dev.codementor.notifier.socket;

import dev.codementor.contract.JobId;
import dev.codementor.contract.socket.ClientFrame;
import dev.codementor.contract.socket.ServerFrame;
import dev.codementor.notifier.feed.Cursor;
import dev.codementor.notifier.feed.Feeds;
import dev.codementor.notifier.feed.JobFeed;
import dev.codementor.notifier.feed.JobNews;
import dev.codementor.notifier.feed.Reading;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The jobs that one connection follows. Belongs to the connection's event loop. */
final class JobFollows {

    /** The largest chunk. With escapes it still fits into the 64 KiB that many clients accept as a message. */
    private static final int LONGEST_CHUNK = 10_000;

    /** How often a feed may be forgotten at the very moment in which it is found. */
    private static final int MOST_TRIES = 4;

    private final Feeds feeds;
    private final ServerFrames frames;
    private final Outbound outbound;
    private final Channel channel;
    private final Connection connection;
    private final Map<JobId, Following> follows = new HashMap<>(4);

    JobFollows(Feeds feeds, ServerFrames frames, Outbound outbound, Channel channel, Connection connection) {
        this.feeds = feeds;
        this.frames = frames;
        this.outbound = outbound;
        this.channel = channel;
        this.connection = connection;
    }

    int size() {
        return follows.size();
    }

    void follow(ClientFrame.Follow follow) {
        Following following = follows.get(follow.job());
        if (following == null && connection.isFull()) {
            problem("too-many-follows", "unfollow others first", follow.job());
            return;
        }
        if (following != null) {
            following.end();
        }
        find(follow, 1);
    }

    private void find(ClientFrame.Follow follow, int tries) {
        Following following = new Following(follow.job(), outbound);
        follows.put(follow.job(), following);
        CompletableFuture<Optional<JobFeed>> feed =
                feeds.find(follow.job(), connection.person().subject());
        if (feed.isDone()) {
            found(following, follow, feed, tries);
        } else {
            feed.whenCompleteAsync((_, _) -> found(following, follow, feed, tries), channel.eventLoop());
        }
    }

    private void found(
            Following following, ClientFrame.Follow follow, CompletableFuture<Optional<JobFeed>> found, int tries) {
        if (!connection.isOpen() || follows.get(follow.job()) != following) {
            return;
        }
        if (found.isCompletedExceptionally()) {
            unavailable(follow.job());
            return;
        }
        JobFeed feed = found.join().orElse(null);
        if (feed == null) {
            follows.remove(follow.job());
            problem("not-found", "you have no such job", follow.job());
        } else if (following.begin(feed, feed.enter(follow.epoch(), follow.offset()))) {
            following.changed(0);
        } else if (tries < MOST_TRIES) {
            find(follow, tries + 1);
        } else {
            unavailable(follow.job());
        }
    }

    private void unavailable(JobId job) {
        follows.remove(job);
        problem("unavailable", "the job cannot be looked up now, follow it again later", job);
    }

    /** This person has made a job, which is followed automatically. */
    void followNew(JobFeed feed) {
        if (!connection.isOpen() || follows.containsKey(feed.job())) {
            return;
        }
        if (connection.isFull()) {
            problem("too-many-follows", "a new job is not followed by itself", feed.job());
            return;
        }
        Following following = new Following(feed.job(), outbound);
        if (following.begin(feed, Cursor.atStart())) {
            follows.put(feed.job(), following);
            following.changed(0);
        }
    }

    void unfollow(JobId job) {
        Following following = follows.remove(job);
        if (following != null) {
            following.end();
        }
    }

    /** Writes what the follower does not have yet. */
    void next(Following following) {
        JobFeed feed = following.feed();
        if (feed == null || follows.get(following.job()) != following) {
            return;
        }
        Reading reading = feed.read(following.cursor(), LONGEST_CHUNK);
        ByteBufAllocator allocator = channel.alloc();
        for (JobNews news : reading.news()) {
            outbound.write(frames.write(allocator, feed.job(), news));
        }
        if (reading.chunk() != null) {
            outbound.write(frames.write(allocator, feed.job(), reading.chunk()));
        }
        following.moveTo(reading.next());
        if (reading.ending() != null) {
            outbound.write(frames.write(allocator, feed.job(), reading.ending()));
            unfollow(feed.job());
        } else if (reading.more()) {
            following.changed(0);
        } else if (reading.lacking()) {
            feeds.lacking(feed);
        }
    }

    private void problem(String code, String detail, JobId job) {
        connection.problem(new ServerFrame.Problem(code, detail, job, null));
    }

    void end() {
        follows.values().forEach(Following::end);
        follows.clear();
    }
}
