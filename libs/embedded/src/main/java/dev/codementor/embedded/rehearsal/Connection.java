package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.LocalHosts;
import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One client's connection: dispatches its requests one after the other, and notices when the client goes away. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long PULL_STEP_MILLIS = 20;
    private static final String GATEWAY_TIMEOUT = """
        <html>
        <head><title>504 Gateway Time-out</title></head>
        <body>
        <center><h1>504 Gateway Time-out</h1></center>
        <hr><center>nginx</center>
        </body>
        </html>
        """;

    private final RehearsalState state;
    private @Nullable Exchange exchange;
    private @Nullable Generation generation;

    Connection(RehearsalState state) {
        this.state = state;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (exchange != null) {
            // The client sent a request before the previous answer was complete. No Ollama client does that.
            context.close();
            return;
        }
        var opened = new Exchange(context.channel(), HttpUtil.isKeepAlive(request), this::finished);
        exchange = opened;
        if (!request.decoderResult().isSuccess()) {
            opened.error(400, "bad request");
        } else if (!LocalHosts.include(request.headers().get(HttpHeaderNames.HOST))) {
            opened.text(403, "");
        } else if (!authorized(request)) {
            opened.error(401, "unauthorized");
        } else {
            try {
                dispatch(request, opened);
            } catch (JacksonException e) {
                opened.error(400, "invalid JSON in the request's body");
            } catch (IllegalArgumentException e) {
                opened.error(400, String.valueOf(e.getMessage()));
            }
        }
    }

    private boolean authorized(FullHttpRequest request) {
        String wanted = state.settings().authorization();
        return wanted.isEmpty() || wanted.equals(request.headers().get(HttpHeaderNames.AUTHORIZATION));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (generation != null) {
            state.countAbandoned();
            generation.abandon();
            finished();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("Connection closed", cause);
        context.close();
    }

    private void finished() {
        exchange = null;
        generation = null;
    }

    private void dispatch(FullHttpRequest request, Exchange exchange) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        HttpMethod method = request.method();
        String route = (method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method) + " " + path;
        switch (route) {
            case "POST /api/chat" -> generate(request.content(), true, exchange);
            case "POST /api/generate" -> generate(request.content(), false, exchange);
            case "POST /api/pull" -> pull(Json.read(request.content(), JsonNode.class), exchange);
            case "POST /api/show" -> show(Json.read(request.content(), JsonNode.class), exchange);
            case "GET /api/tags" -> exchange.json(200, state.catalog().tags());
            case "GET /api/ps" -> exchange.json(200, state.running());
            case "GET /api/version" -> exchange.json(200, Map.of("version", RehearsalModel.OLLAMA_VERSION));
            case "GET /" -> exchange.text(200, "The rehearsal model is running");
            case "GET /rehearsal/load" -> exchange.json(200, state.load());
            case "GET /rehearsal/faults" ->
                exchange.json(200, new FaultList(state.faults().pending()));
            case "PUT /rehearsal/faults" -> setFaults(Json.read(request.content(), FaultList.class), exchange);
            case "DELETE /rehearsal/faults" -> setFaults(new FaultList(List.of()), exchange);
            default -> exchange.text(404, "404 page not found");
        }
    }

    private void generate(ByteBuf body, boolean chat, Exchange exchange) {
        state.countReceived();
        ModelRequest request = Json.read(body, ModelRequest.class);
        if (!state.catalog().has(request.model())) {
            exchange.error(404, "model '" + request.model() + "' not found");
            return;
        }
        Faults faults = state.faults().strike();
        if (refused(request, faults, exchange)) {
            return;
        }
        Ask ask = Ask.of(request, chat, state.settings().thinking(), faults);
        if (ask.empty() && ask.keepAlive().isZero()) {
            state.runner().expire();
            ByteBuf line = exchange.channel().alloc().buffer();
            ask.lines().done(line, "", "", AnswerLines.Done.without("unload"));
            exchange.end(line);
            return;
        }
        exchange.suffer(faults);
        generation = new Generation(ask, exchange, state.runner());
        state.runner().arrive(generation);
    }

    /** Whether a fault answered the request with an error. */
    private static boolean refused(ModelRequest request, Faults faults, Exchange exchange) {
        if (faults.has(Kind.UNAVAILABLE)) {
            exchange.error(503, "server busy, please try again. maximum pending requests exceeded");
        } else if (faults.has(Kind.INTERNAL_ERROR)) {
            exchange.error(500, "model runner has unexpectedly stopped: injected by a rehearsal");
        } else if (faults.has(Kind.OUT_OF_MEMORY)) {
            exchange.error(500, "model requires more system memory (5.6 GiB) than is available (3.1 GiB)");
        } else if (faults.has(Kind.NOT_FOUND)) {
            exchange.error(404, "model '" + request.model() + "' not found");
        } else if (faults.has(Kind.UNAUTHORIZED)) {
            exchange.error(401, "unauthorized");
        } else if (faults.has(Kind.GATEWAY_TIMEOUT)) {
            exchange.html(504, GATEWAY_TIMEOUT);
        } else {
            return false;
        }
        return true;
    }

    private void show(JsonNode request, Exchange exchange) {
        String model = name(request);
        if (state.catalog().has(model)) {
            exchange.json(200, state.catalog().show());
        } else {
            exchange.error(404, "model '" + model + "' not found");
        }
    }

    private void pull(JsonNode request, Exchange exchange) {
        if (!state.catalog().knows(name(request))) {
            ByteBuf line = exchange.channel().alloc().buffer();
            Json.line(line, Map.of("status", "pulling manifest"));
            Json.line(line, Map.of("error", "pull model manifest: file does not exist"));
            exchange.end(line);
        } else if (request.path("stream").asBoolean(true)) {
            pullStep(0, exchange);
        } else {
            state.catalog().pull();
            exchange.json(200, Map.of("status", "success"));
        }
    }

    private void pullStep(int step, Exchange exchange) {
        var progress = Catalog.pullProgress();
        ByteBuf line = exchange.channel().alloc().buffer();
        Json.line(line, progress.get(step));
        if (step + 1 == progress.size()) {
            state.catalog().pull();
            exchange.end(line);
        } else {
            exchange.send(line);
            var unused = exchange.channel()
                    .eventLoop()
                    .schedule(() -> pullStep(step + 1, exchange), PULL_STEP_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void setFaults(FaultList list, Exchange exchange) {
        state.faults().set(list.faults());
        exchange.json(200, list);
    }

    private static String name(JsonNode request) {
        return request.path("model").asString(request.path("name").asString(""));
    }
}
