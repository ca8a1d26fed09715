package dev.codementor.notifier.socket;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** The endpoint to which clients connect. */
final class EventEndpoint implements NettyRouteProvider {

    static final String PATH = "/ws/v1/events";

    /**
     * For frames up to this many bytes over the limit, the client is told what is wrong. Larger frames only end the
     * connection.
     */
    private static final int TOLD_WHAT_IS_WRONG = 65_536;

    private static final Logger log = LoggerFactory.getLogger(EventEndpoint.class);

    private final SocketServices services;
    private final OriginRule origins;
    private final Set<EventSocket> sockets = ConcurrentHashMap.newKeySet();

    EventEndpoint(SocketServices services, OriginRule origins) {
        this.services = services;
        this.origins = origins;
        services.meters().watchConnections(sockets);
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.get(PATH, this::handshake);
    }

    /** All connections that are open. */
    Set<EventSocket> sockets() {
        return sockets;
    }

    private Publisher<Void> handshake(HttpServerRequest request, HttpServerResponse response) {
        var headers = request.requestHeaders();
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            return response.status(HttpResponseStatus.UPGRADE_REQUIRED)
                    .header(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .send();
        }
        if (!origins.allows(headers.get(HttpHeaderNames.ORIGIN), headers.get(HttpHeaderNames.HOST))) {
            return response.status(HttpResponseStatus.FORBIDDEN).send();
        }
        if (sockets.size() >= services.properties().mostConnections()) {
            return response.status(HttpResponseStatus.SERVICE_UNAVAILABLE).send();
        }
        WebsocketServerSpec spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(services.properties().largestFrame() + TOLD_WHAT_IS_WRONG)
                .build();
        request.withConnection(connection -> EarlyBytes.dropFrom(connection.channel()));
        return response.sendWebsocket(this::talk, spec);
    }

    private Publisher<Void> talk(WebsocketInbound in, WebsocketOutbound out) {
        Channel[] channel = new Channel[1];
        in.withConnection(connection -> channel[0] = connection.channel());
        EventSocket socket = new EventSocket(services, channel[0], out);
        sockets.add(socket);
        return in.receiveFrames()
                .doOnNext(socket::hear)
                .then()
                .onErrorResume(EventEndpoint::ended)
                .doFinally(_ -> {
                    sockets.remove(socket);
                    socket.over();
                });
    }

    /** A broken connection or frame is the client's fault and not worth a stack trace. */
    private static Mono<Void> ended(Throwable failure) {
        log.debug("action=connection-ended cause=\"{}\"", failure.toString());
        return Mono.empty();
    }
}
