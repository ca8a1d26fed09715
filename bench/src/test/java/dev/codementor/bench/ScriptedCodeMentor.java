package dev.codementor.bench;

import dev.codementor.contract.Failure;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.client.ClientJson;
import dev.codementor.contract.http.AcceptedJob;
import dev.codementor.contract.http.LocalToken;
import dev.codementor.contract.http.NewLocalToken;
import dev.codementor.contract.http.NewPrompt;
import dev.codementor.contract.socket.ServerFrame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Tokens, jobs and live events over real HTTP and WebSockets, without a queue or a model: every question ends at once, in the
 * same way.
 */
final class ScriptedCodeMentor implements AutoCloseable {

    private static final String TEXT = "It adds them up.";
    private static final String SETTLED_TWO_SECONDS_AFTER_START =
            "{\"started\":\"2026-12-01T08:00:00Z\",\"settled\":\"2026-12-01T08:00:02.500Z\"}";

    private final Map<String, Sinks.Many<String>> sockets = new ConcurrentHashMap<>();
    private final Map<JobId, Integer> lengths = new ConcurrentHashMap<>();
    private final List<NewPrompt> asked = new CopyOnWriteArrayList<>();
    private final @Nullable FailureCode failure;
    private final boolean tellsTokens;
    private final DisposableServer server;

    /** @param failure with which each question but the warm-up's ends after its text; null for an answer */
    ScriptedCodeMentor(@Nullable FailureCode failure, boolean tellsTokens) {
        this.failure = failure;
        this.tellsTokens = tellsTokens;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post("/local/tokens", this::token)
                        .post("/api/v1/jobs", this::accept)
                        .get("/api/v1/jobs/{id}", this::tell)
                        .ws("/ws/v1/events", (in, out) -> {
                            Sinks.Many<String> frames = Sinks.many().unicast().onBackpressureBuffer();
                            return out.sendString(frames.asFlux())
                                    .then()
                                    .and(in.receive().asString().doOnNext(hello -> {
                                        String token = hello.replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
                                        sockets.put(token, frames);
                                        push(token, new ServerFrame.Welcome(token));
                                    }));
                        }))
                .bindNow();
    }

    String address(String scheme) {
        return scheme + "://127.0.0.1:" + server.port();
    }

    List<NewPrompt> asked() {
        return List.copyOf(asked);
    }

    private Mono<Void> token(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .flatMap(body -> json(
                        response,
                        new LocalToken(
                                ClientJson.read(body, NewLocalToken.class).subject())));
    }

    private Mono<Void> accept(HttpServerRequest request, HttpServerResponse response) {
        String token = request.requestHeaders().get("Authorization").replaceFirst("^Bearer ", "");
        return request.receive().aggregate().asString().flatMap(body -> {
            NewPrompt prompt = ClientJson.read(body, NewPrompt.class);
            asked.add(prompt);
            JobId job = JobId.next();
            lengths.put(job, prompt.prompt().split(" ").length);
            push(token, new ServerFrame.Chunk(job, 1, 0, TEXT));
            push(token, settled(job, prompt));
            return json(response.status(202), new AcceptedJob(job, JobState.ACCEPTED));
        });
    }

    private ServerFrame settled(JobId job, NewPrompt prompt) {
        if (failure == null || prompt.prompt().equals("?")) {
            return new ServerFrame.Settled(job, JobState.ANSWERED, 1, TEXT.length(), null);
        }
        Failure why = failure.failure();
        return new ServerFrame.Settled(job, JobState.FAILED, 1, TEXT.length(), why);
    }

    /** A word of the question is a token, and all prompts begin with the same 300. */
    private Mono<Void> tell(HttpServerRequest request, HttpServerResponse response) {
        JobId job = JobId.parse(request.param("id"));
        String usage = tellsTokens
                ? "\"usage\":{\"promptTokens\":%d,\"answerTokens\":5},".formatted(300 + lengths.getOrDefault(job, 0))
                : "";
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just("{%s\"timeline\":%s}".formatted(usage, SETTLED_TWO_SECONDS_AFTER_START)))
                .then();
    }

    private void push(String token, ServerFrame frame) {
        Sinks.Many<String> socket = sockets.get(token);
        synchronized (socket) {
            socket.emitNext(ClientJson.write(frame), Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    private static Mono<Void> json(HttpServerResponse response, Object body) {
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just(ClientJson.write(body)))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
