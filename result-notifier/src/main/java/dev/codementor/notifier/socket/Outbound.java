package dev.codementor.notifier.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends data on one connection. Only one batch is being written at a time, and everything that changes meanwhile shares
 * the next one. So a connection that is slow for a moment gets fewer and longer chunks, and one that stays slow is
 * noticed.
 */
final class Outbound {

    /** The number of bytes after which a batch is closed. */
    private static final int BATCH = 64 * 1024;

    /** Writes the frames of the sources whose turn it is. */
    interface Source {

        /** Writes frames with {@link Outbound#write}; on the event loop. */
        void next(Turn turn);

        /** Called when too much has gathered while a batch is being written; on any thread. */
        void overflow();
    }

    private final Channel channel;
    private final Source source;
    private final int largestBacklog;
    private final ConcurrentLinkedQueue<Turn> changed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicInteger backlog = new AtomicInteger();
    private final ArrayDeque<ByteBuf> answers = new ArrayDeque<>(2);
    private int answerBytes;
    private int batchBytes;
    private @Nullable ChannelFuture last;
    private boolean closed;
    /** When the current batch was written, by {@link System#nanoTime}; 0 when there is none. */
    private volatile long writingSince;

    Outbound(Channel channel, Source source, int largestBacklog) {
        this.channel = channel;
        this.source = source;
        this.largestBacklog = largestBacklog;
    }

    /** Notes that a source has something to send; on any thread. */
    void changed(Turn turn, int codeUnits, boolean added) {
        int waiting = backlog.addAndGet(codeUnits);
        if (added) {
            changed.add(turn);
        }
        if (writingSince != 0) {
            if (waiting > largestBacklog) {
                source.overflow();
            }
        } else if (added) {
            schedule();
        }
    }

    void forget(int codeUnits) {
        if (codeUnits > 0) {
            backlog.addAndGet(-codeUnits);
        }
    }

    /** Sends an answer to the client's own frame; on the event loop. */
    void answer(ByteBuf frame) {
        if (closed) {
            frame.release();
            return;
        }
        answers.add(frame);
        answerBytes += frame.readableBytes();
        if (writingSince == 0) {
            schedule();
        } else if (answerBytes > largestBacklog) {
            source.overflow();
        }
    }

    /** Adds a frame to the batch. The source calls this. */
    void write(ByteBuf frame) {
        batchBytes += frame.readableBytes();
        last = channel.write(new TextWebSocketFrame(frame));
    }

    /** How long the current batch has been under way, in nanoseconds. */
    long writingFor(long now) {
        long since = writingSince;
        return since == 0 ? 0 : now - since;
    }

    /** Sends waiting answers if the client can take them, and nothing after that; on the event loop. */
    void close() {
        closed = true;
        changed.clear();
        if (writingSince == 0 && channel.isActive()) {
            answers.forEach(this::write);
            channel.flush();
        } else {
            answers.forEach(ByteBuf::release);
        }
        answers.clear();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        if (closed || writingSince != 0) {
            return;
        }
        batchBytes = 0;
        ByteBuf answer;
        while ((answer = answers.poll()) != null) {
            answerBytes -= answer.readableBytes();
            write(answer);
        }
        Turn turn;
        while (batchBytes < BATCH && !closed && (turn = changed.poll()) != null) {
            turn.taken();
            source.next(turn);
        }
        send();
    }

    private void send() {
        ChannelFuture end = last;
        last = null;
        if (end == null) {
            return;
        }
        channel.flush();
        if (!end.isDone()) {
            // 0 means that nothing is under way.
            writingSince = System.nanoTime() | 1;
            end.addListener(_ -> written());
        } else if (hasMore()) {
            schedule();
        }
    }

    private void written() {
        writingSince = 0;
        if (hasMore()) {
            schedule();
        }
    }

    private boolean hasMore() {
        return !answers.isEmpty() || !changed.isEmpty();
    }
}
