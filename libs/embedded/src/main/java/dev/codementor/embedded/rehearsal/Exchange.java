package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The response to one HTTP request: either one whole body, or a stream whose headers are sent with its first bytes. */
final class Exchange {

    private static final CharSequence JSON = "application/json; charset=utf-8";
    private static final CharSequence LINES = "application/x-ndjson";
    private static final CharSequence TEXT = "text/plain; charset=utf-8";
    private static final CharSequence HTML = "text/html";
    private static final long FRAGMENT_MILLIS = 3;

    private final Channel channel;
    private final boolean keepAlive;
    private final Runnable finished;
    private final Deque<ByteBuf> fragments = new ArrayDeque<>();

    private boolean begun;
    private boolean ending;
    private boolean fragmenting;
    private @Nullable Fragmenter fragmenter;

    /** @param finished called when the connection can take its next request */
    Exchange(Channel channel, boolean keepAlive, Runnable finished) {
        this.channel = channel;
        this.keepAlive = keepAlive;
        this.finished = finished;
    }

    Channel channel() {
        return channel;
    }

    /** From now on, the stream's lines or characters arrive in parts if a fault says so. */
    void suffer(Faults faults) {
        if (faults.has(Kind.SPLIT_LINES) || faults.has(Kind.SPLIT_UTF8)) {
            fragmenter = new Fragmenter(faults.has(Kind.SPLIT_LINES), faults.has(Kind.SPLIT_UTF8));
        }
    }

    void error(int status, String message) {
        json(status, Map.of("error", message));
    }

    void json(int status, Object body) {
        whole(status, JSON, Json.body(body));
    }

    void text(int status, String body) {
        whole(status, TEXT, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }

    void html(int status, String body) {
        whole(status, HTML, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }

    private void whole(int status, CharSequence type, ByteBuf body) {
        begun = true;
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        var written = channel.writeAndFlush(response);
        finished.run();
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Sends a part of the stream. */
    void send(ByteBuf part) {
        if (fragmenter == null) {
            begin();
            channel.writeAndFlush(new DefaultHttpContent(part), channel.voidPromise());
        } else {
            fragmenter.split(part, fragments);
            sendFragments();
        }
    }

    /** Sends the last part of the stream and ends it. */
    void end(ByteBuf part) {
        if (fragmenter == null) {
            begin();
            close(new DefaultLastHttpContent(part));
        } else {
            fragmenter.split(part, fragments);
            ending = true;
            sendFragments();
        }
    }

    /** Sends the last part and breaks the connection before the stream has ended. */
    void drop(ByteBuf part) {
        finished.run();
        if (part.isReadable()) {
            begin();
            channel.writeAndFlush(new DefaultHttpContent(part)).addListener(ChannelFutureListener.CLOSE);
        } else {
            part.release();
            channel.close();
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, LINES)
                    .set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            if (!keepAlive) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            channel.write(response, channel.voidPromise());
        }
    }

    private void close(LastHttpContent last) {
        var written = channel.writeAndFlush(last);
        finished.run();
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Sends one fragment at a time, with enough time between them for each to arrive alone. */
    private void sendFragments() {
        if (fragmenting) {
            return;
        }
        ByteBuf fragment = fragments.poll();
        if (fragment == null) {
            if (ending) {
                ending = false;
                begin();
                close(LastHttpContent.EMPTY_LAST_CONTENT);
            }
            return;
        }
        begin();
        channel.writeAndFlush(new DefaultHttpContent(fragment), channel.voidPromise());
        fragmenting = true;
        channel.eventLoop()
                .schedule(
                        () -> {
                            fragmenting = false;
                            sendFragments();
                        },
                        FRAGMENT_MILLIS,
                        TimeUnit.MILLISECONDS);
    }
}
