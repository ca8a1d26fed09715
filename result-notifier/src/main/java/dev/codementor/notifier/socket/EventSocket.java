package dev.codementor.notifier.socket;

import dev.codementor.contract.JobId;
import dev.codementor.contract.socket.ClientFrame;
import dev.codementor.contract.socket.ServerFrame;
import dev.codementor.identity.Caller;
import dev.codementor.identity.Refusal;
import dev.codementor.identity.Verdict;
import dev.codementor.notifier.batches.BatchLook;
import dev.codementor.notifier.batches.BatchNews;
import dev.codementor.notifier.feed.Audience;
import dev.codementor.notifier.feed.JobFeed;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * One connection of a student's program. Its state belongs to its event loop; other threads only leave messages for it.
 */
final class EventSocket implements Outbound.Source, Audience.Listener, Connection {

    /** Frames that a client may send before its token is verified. */
    private static final int MOST_EARLY_FRAMES = 256;

    private enum Phase {
        AWAITING_HELLO,
        VERIFYING,
        OPEN,
        CLOSED
    }

    private final SocketServices services;
    private final Channel channel;
    private final WebsocketOutbound goodbyes;
    private final Outbound outbound;
    private final FrameAllowance allowance;
    private final MessageParts parts;
    private final ArrayDeque<ClientFrame> early = new ArrayDeque<>(0);
    private final long openedAt = System.nanoTime();
    private final JobFollows jobs;
    private final BatchFollows batches;
    private @Nullable Caller person;
    private volatile Instant greetedAt = Instant.MAX;
    private volatile Phase phase = Phase.AWAITING_HELLO;
    private volatile Instant validUntil = Instant.MAX;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean pinged;

    EventSocket(SocketServices services, Channel channel, WebsocketOutbound goodbyes) {
        this.services = services;
        this.channel = channel;
        this.goodbyes = goodbyes;
        this.outbound = new Outbound(channel, this, services.properties().largestBacklog());
        this.jobs = new JobFollows(services.feeds(), services.serverFrames(), outbound, channel, this);
        this.batches = new BatchFollows(services.batches(), outbound, channel.eventLoop(), this);
        this.parts = new MessageParts(services.properties().largestFrame());
        this.allowance = new FrameAllowance(
                services.properties().framesPerSecond(), services.properties().frameBurst(), System.nanoTime());
    }

    // ---- what the client says

    void hear(WebSocketFrame frame) {
        long now = System.nanoTime();
        lastHeard = now;
        pinged = false;
        if (phase == Phase.CLOSED) {
            return;
        }
        if (!allowance.take(now)) {
            problem("too-fast", "more frames than are allowed");
            close(CloseCode.TOO_FAST);
            return;
        }
        if (frame instanceof BinaryWebSocketFrame) {
            refuse("bad-frame", "frames are text");
            // The rest of the message is not worth reading either.
        } else if (frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            InputStream message = parts.add(frame);
            if (parts.tooLarge()) {
                tooLarge();
            } else if (message != null) {
                read(message);
            }
        }
    }

    private void tooLarge() {
        if (phase == Phase.AWAITING_HELLO) {
            // Nothing except the token can be large in a hello.
            problem(Refusal.TOO_LARGE.wireName(), Refusal.TOO_LARGE.detail());
        } else {
            problem(
                    "frame-too-large",
                    "a message has at most " + services.properties().largestFrame() + " bytes");
        }
        close(CloseCode.TOO_LARGE);
    }

    private void read(InputStream message) {
        switch (services.clientFrames().read(message)) {
            case ClientFrames.Read.Understood(ClientFrame understood) -> take(understood);
            case ClientFrames.Read.Refused(String code, String detail) -> refuse(code, detail);
        }
    }

    private void refuse(String code, String detail) {
        if (phase == Phase.OPEN) {
            problem(code, detail);
        } else {
            close(CloseCode.BAD_HELLO);
        }
    }

    private void take(ClientFrame frame) {
        switch (phase) {
            case AWAITING_HELLO -> {
                if (frame instanceof ClientFrame.Hello hello) {
                    greet(hello);
                } else {
                    close(CloseCode.BAD_HELLO);
                }
            }
            case VERIFYING -> {
                if (early.size() == MOST_EARLY_FRAMES) {
                    close(CloseCode.BAD_HELLO);
                } else {
                    early.add(frame);
                }
            }
            case OPEN -> {
                switch (frame) {
                    case ClientFrame.Hello hello -> greet(hello);
                    case ClientFrame.Follow follow -> jobs.follow(follow);
                    case ClientFrame.Unfollow unfollow -> jobs.unfollow(unfollow.job());
                    case ClientFrame.FollowBatch follow -> batches.follow(follow.batch());
                    case ClientFrame.UnfollowBatch unfollow -> batches.unfollow(unfollow.batch());
                    case ClientFrame.Ping _ -> answer(new ServerFrame.Pong());
                }
            }
            case CLOSED -> {}
        }
    }

    // ---- hello

    private void greet(ClientFrame.Hello hello) {
        phase = Phase.VERIFYING;
        CompletableFuture<Verdict> verdict = services.people().verify(hello.token());
        if (verdict.isDone()) {
            judged(verdict.join());
        } else {
            verdict.thenAcceptAsync(this::judged, channel.eventLoop());
        }
    }

    private void judged(Verdict verdict) {
        if (phase != Phase.VERIFYING) {
            return;
        }
        switch (verdict) {
            case Verdict.Good good -> welcome(good);
            case Verdict.Refused(Refusal refusal) -> {
                problem(code(refusal), refusal.detail());
                close(CloseCode.BAD_HELLO);
            }
            case Verdict.Expired _ -> close(CloseCode.TOKEN_EXPIRED);
            case Verdict.IssuerAway _ -> close(CloseCode.TRY_AGAIN_LATER);
        }
    }

    private static String code(Refusal refusal) {
        return switch (refusal) {
            case TOO_LARGE, CLAIMS_ELSEWHERE -> refusal.wireName();
            case MALFORMED,
                    TYPE,
                    ALGORITHM,
                    SIGNATURE,
                    ISSUER,
                    AUDIENCE,
                    CLIENT,
                    NOT_YET_VALID,
                    NO_EXPIRY,
                    PERSON,
                    EMAIL_NOT_VERIFIED -> "invalid-token";
        };
    }

    private void welcome(Verdict.Good good) {
        Caller caller = good.caller();
        if (person == null) {
            greetedAt = services.clock().instant();
            if (!services.audience()
                    .join(caller.subject(), this, services.properties().connectionsPerPerson())) {
                close(CloseCode.TOO_MANY_CONNECTIONS);
                return;
            }
        } else if (!person.subject().equals(caller.subject())) {
            close(CloseCode.BAD_HELLO);
            return;
        }
        person = caller;
        batches.keepTaught();
        validUntil = good.until();
        phase = Phase.OPEN;
        answer(new ServerFrame.Welcome(caller.subject()));
        while (phase == Phase.OPEN && !early.isEmpty()) {
            take(early.remove());
        }
    }

    // ---- what is followed

    /** A job that was made after the hello is followed automatically. */
    @Override
    public void firstHeard(JobFeed feed) {
        channel.eventLoop().execute(() -> jobs.followNew(feed));
    }

    @Override
    public boolean wants(JobId job) {
        return madeAfterHello(job.value());
    }

    private boolean madeAfterHello(UUID id) {
        // A UUIDv7 begins with the milliseconds at which it was made.
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return !made.isBefore(greetedAt.minus(services.properties().clockTolerance()));
    }

    @Override
    public void firstHeard(BatchLook batch) {
        if (madeAfterHello(batch.batch().id().value())) {
            channel.eventLoop().execute(() -> batches.followNew(batch));
        }
    }

    @Override
    public Caller person() {
        return Objects.requireNonNull(person);
    }

    @Override
    public boolean isOpen() {
        return phase != Phase.CLOSED;
    }

    @Override
    public boolean isFull() {
        return jobs.size() + batches.size() >= services.properties().followsPerConnection();
    }

    // ---- what goes out

    @Override
    public void next(Turn turn) {
        switch (turn) {
            case Following following -> jobs.next(following);
            case BatchFollowing following -> next(following);
        }
    }

    private void next(BatchFollowing following) {
        BatchNews news = following.take();
        if (news != null && batches.contains(following)) {
            outbound.write(services.serverFrames().write(channel.alloc(), following.batch(), news));
        }
    }

    private void problem(String code, String detail) {
        problem(new ServerFrame.Problem(code, detail, null, null));
    }

    @Override
    public void problem(ServerFrame.Problem problem) {
        services.meters().problem(problem.code());
        answer(problem);
    }

    private void answer(ServerFrame frame) {
        outbound.answer(services.serverFrames().write(channel.alloc(), frame));
    }

    @Override
    public void overflow() {
        channel.eventLoop().execute(() -> close(CloseCode.TOO_SLOW));
    }

    // ---- the end

    /** Checks whether a time limit has passed; on any thread. */
    void check(long now, Instant wallClock) {
        SocketProperties limits = services.properties();
        if (phase == Phase.CLOSED) {
            return;
        }
        if (phase == Phase.AWAITING_HELLO
                && now - openedAt > limits.helloWithin().toNanos()) {
            closeSoon(CloseCode.BAD_HELLO);
        } else if (!wallClock.isBefore(validUntil)) {
            closeSoon(CloseCode.TOKEN_EXPIRED);
        } else if (outbound.writingFor(now) > limits.longestWrite().toNanos()) {
            closeSoon(CloseCode.TOO_SLOW);
        } else {
            checkPulse(now, limits.pingInterval());
        }
    }

    private void checkPulse(long now, Duration interval) {
        long silent = now - lastHeard;
        if (silent > 2 * interval.toNanos() && pinged) {
            closeSoon(CloseCode.TOO_SLOW);
        } else if (silent > interval.toNanos() && !pinged) {
            pinged = true;
            channel.eventLoop().execute(() -> {
                if (phase != Phase.CLOSED) {
                    channel.writeAndFlush(new PingWebSocketFrame());
                }
            });
        }
    }

    void closeSoon(CloseCode code) {
        channel.eventLoop().execute(() -> close(code));
    }

    void close(CloseCode code) {
        if (phase == Phase.CLOSED) {
            return;
        }
        boolean stuck = outbound.writingFor(System.nanoTime()) > 0;
        over();
        services.meters().closed(code);
        goodbyes.sendClose(code.code(), code.reason()).subscribe(_ -> {}, _ -> {});
        channel.eventLoop()
                .schedule(
                        () -> cutOff(stuck), services.properties().closeGrace().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cutOff(boolean stuck) {
        if (stuck && channel.isActive()) {
            // Without this the kernel would keep unread data for minutes.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }

    /** The connection is gone. */
    void over() {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        if (person != null) {
            services.audience().leave(person.subject(), this);
        }
        jobs.end();
        batches.end();
        early.clear();
        parts.clear();
        outbound.close();
    }
}
