package dev.codementor.notifier.socket;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.socket.ServerFrame;
import dev.codementor.notifier.batches.BatchFeeds;
import dev.codementor.notifier.batches.BatchLook;
import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The batches that one connection follows. Belongs to the connection's event loop. */
final class BatchFollows {

    private final BatchFeeds feeds;
    private final Outbound outbound;
    private final EventLoop loop;
    private final Connection connection;
    private final Map<BatchId, BatchFollowing> follows = new HashMap<>(2);

    BatchFollows(BatchFeeds feeds, Outbound outbound, EventLoop loop, Connection connection) {
        this.feeds = feeds;
        this.outbound = outbound;
        this.loop = loop;
        this.connection = connection;
    }

    int size() {
        return follows.size();
    }

    boolean contains(BatchFollowing following) {
        return follows.get(following.batch()) == following;
    }

    void follow(BatchId batch) {
        CompletableFuture<Optional<BatchLook>> look = feeds.find(batch);
        if (look.isDone()) {
            found(batch, look);
        } else {
            look.whenCompleteAsync((_, _) -> found(batch, look), loop);
        }
    }

    private void found(BatchId batch, CompletableFuture<Optional<BatchLook>> look) {
        if (!connection.isOpen()) {
            return;
        }
        if (look.isCompletedExceptionally()) {
            problem("unavailable", "the batch cannot be looked up now, follow it again later", batch);
            return;
        }
        look.join()
                .filter(found -> connection.person().teaches(found.batch().course()))
                .ifPresentOrElse(
                        this::begin, () -> problem("unknown-batch", "there is no such batch in your courses", batch));
    }

    /** This person has uploaded a batch, which is followed automatically. */
    void followNew(BatchLook batch) {
        if (connection.isOpen()
                && !follows.containsKey(batch.batch().id())
                && connection.person().teaches(batch.batch().course())) {
            begin(batch);
        }
    }

    /** Following a batch again asks for its counts again. */
    private void begin(BatchLook look) {
        BatchId batch = look.batch().id();
        unfollow(batch);
        if (connection.isFull()) {
            problem("too-many-follows", "unfollow others first", batch);
            return;
        }
        BatchFollowing following = new BatchFollowing(batch, look.batch().course(), outbound, feeds.interval());
        follows.put(batch, following);
        feeds.follow(look, following);
    }

    void unfollow(BatchId batch) {
        BatchFollowing following = follows.remove(batch);
        if (following != null) {
            feeds.unfollow(batch, following);
        }
    }

    /** Ends follows that a new token no longer allows. */
    void keepTaught() {
        follows.values().stream()
                .filter(following -> !connection.person().teaches(following.course()))
                .map(BatchFollowing::batch)
                .toList()
                .forEach(this::unfollow);
    }

    private void problem(String code, String detail, BatchId batch) {
        connection.problem(new ServerFrame.Problem(code, detail, null, batch));
    }

    void end() {
        follows.forEach(feeds::unfollow);
        follows.clear();
    }
}
