package dev.codementor.notifier.link;

import dev.codementor.identity.Verdict;
import dev.codementor.livelink.LiveFrameCodec;
import dev.codementor.notifier.feed.LiveSource;
import dev.codementor.notifier.identity.ServiceGate;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.LoopResources;
import tools.jackson.core.JacksonException;

/** Listens for publishers on a separate port, admits services, and passes their events to the feeds. */
final class LinkServer {

    /** The link's path on the port. */
    static final String PATH = "/live/v1/events";

    private static final Logger log = LoggerFactory.getLogger(LinkServer.class);

    private final LinkProperties properties;
    private final ServiceGate gate;
    private final LiveSource source;
    private final LoopResources loops;
    private final Clock clock;
    private final LiveFrameCodec codec = new LiveFrameCodec();
    private final AtomicInteger publishers = new AtomicInteger();
    private @Nullable DisposableServer server;

    LinkServer(LinkProperties properties, ServiceGate gate, LiveSource source, LoopResources loops, Clock clock) {
        this.properties = properties;
        this.gate = gate;
        this.source = source;
        this.loops = loops;
        this.clock = clock;
    }

    /** Listens, and returns the port. */
    int start() {
        DisposableServer bound = HttpServer.create()
                .host(properties.bind())
                .port(properties.port())
                .runOn(loops)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .route(routes -> routes.get(PATH, this::handshake))
                .bindNow(Duration.ofSeconds(10));
        server = bound;
        return bound.port();
    }

    void stop() {
        if (server != null) {
            server.disposeNow(Duration.ofSeconds(2));
        }
    }

    private Publisher<Void> handshake(HttpServerRequest request, HttpServerResponse response) {
        String authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION);
        return Mono.fromFuture(gate.judge(authorization)).flatMap(verdict -> switch (verdict) {
            case Verdict.Good good -> admit(good, response);
            case Verdict.Refused _, Verdict.Expired _ -> refuse(response, HttpResponseStatus.UNAUTHORIZED);
            case Verdict.IssuerAway _ -> refuse(response, HttpResponseStatus.SERVICE_UNAVAILABLE);
        });
    }

    private Mono<Void> admit(Verdict.Good service, HttpServerResponse response) {
        if (publishers.get() >= properties.mostPublishers()) {
            log.warn("action=publisher-refused connected={} next=it-tries-again", properties.mostPublishers());
            return refuse(response, HttpResponseStatus.SERVICE_UNAVAILABLE);
        }
        Duration left = Duration.between(clock.instant(), service.until());
        WebsocketServerSpec spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(properties.largestFrame())
                .build();
        return response.sendWebsocket((in, out) -> listen(in, out, left), spec);
    }

    private static Mono<Void> refuse(HttpServerResponse response, HttpResponseStatus status) {
        return response.status(status).send().then();
    }

    private Publisher<Void> listen(WebsocketInbound in, WebsocketOutbound out, Duration left) {
        Future<?>[] expiry = new Future<?>[1];
        // A publisher renews its token, and with it the connection, before this happens.
        in.withConnection(connection -> expiry[0] =
                connection.channel().eventLoop().schedule(() -> expire(out), left.toMillis(), TimeUnit.MILLISECONDS));
        publishers.incrementAndGet();
        source.joined();
        return in.aggregateFrames(properties.largestFrame())
                .receiveFrames()
                .doOnNext(this::hear)
                .onErrorComplete(failure -> {
                    log.info("action=publisher-lost cause=\"{}\" next=it-reconnects", failure.toString());
                    return true;
                })
                .then()
                .doFinally(_ -> {
                    publishers.decrementAndGet();
                    expiry[0].cancel(false);
                });
    }

    private static void expire(WebsocketOutbound out) {
        out.sendClose(WebSocketCloseStatus.POLICY_VIOLATION.code(), "token expired")
                .subscribe(_ -> {}, _ -> {});
    }

    private void hear(WebSocketFrame frame) {
        if (!(frame instanceof BinaryWebSocketFrame) && !(frame instanceof TextWebSocketFrame)) {
            return;
        }
        try {
            source.hear(codec.decode(new ByteBufInputStream(frame.content())));
        } catch (JacksonException e) {
            // The frame's text must not reach the log. Readers are repaired from the ledger.
            log.warn(
                    "action=live-frame-unreadable cause=\"{}\" next=readers-are-repaired-from-the-ledger",
                    e.getOriginalMessage());
        }
    }
}
