package dev.codementor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.codementor.contract.JobId;
import dev.codementor.contract.client.ClientJson;
import dev.codementor.contract.http.AcceptedJob;
import dev.codementor.contract.http.LocalToken;
import dev.codementor.contract.http.NewLocalToken;
import dev.codementor.contract.http.NewPrompt;
import dev.codementor.contract.socket.ClientFrame;
import dev.codementor.contract.socket.ServerFrame;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

/** One student with a token, a WebSocket and any number of open questions. */
final class Student implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Events of one job; they may come before the 202 that names it. */
    private static final class Question {
        private final HeldText text = new HeldText();
        private final CompletableFuture<ServerFrame.Settled> settled = new CompletableFuture<>();
        private long firstText;
        private long settledAt;
    }

    private final HttpClient http;
    private final URI jobs;
    private final String token;
    private final Disposable socket;
    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final Map<JobId, Question> questions = new ConcurrentHashMap<>();

    Student(HttpClient http, Target target, int number, String token) {
        this.http = http;
        this.jobs = URI.create(target.api + "/api/v1/jobs");
        this.token = token;
        URI events = target.events[number % target.events.length];
        Sinks.Many<TextWebSocketFrame> outbound = Sinks.many().unicast().onBackpressureBuffer();
        outbound.emitNext(
                frame(ClientJson.writeFrame(new ClientFrame.Hello(token))), Sinks.EmitFailureHandler.FAIL_FAST);
        this.socket = http.websocket(WebsocketClientSpec.builder()
                        .maxFramePayloadLength(4 * 1024 * 1024)
                        .build())
                .uri(events)
                .handle((in, out) -> out.sendObject(outbound.asFlux())
                        .then()
                        .and(in.receive().asString().doOnNext(this::receive)))
                .subscribe(nothing -> {}, welcome::completeExceptionally);
        welcome.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static String token(HttpClient http, Target target, String subject) {
        String body = ClientJson.write(new NewLocalToken(subject, List.of("student"), List.of("cs101")));
        String answer = http.headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"))
                .post()
                .uri(target.tokens)
                .send(ByteBufMono.fromString(Mono.just(body)))
                .responseSingle((response, content) -> content.asString())
                .block(PATIENCE);
        return ClientJson.read(Objects.requireNonNull(answer), LocalToken.class).token();
    }

    /**
     * Asks and waits for the settlement.
     *
     * @param due when the question should have been asked, by {@link System#nanoTime()}; the time since then counts
     * @throws IllegalStateException when it is refused or not settled in time
     */
    Answer ask(String prompt, long due) {
        return ask(prompt, due, PATIENCE);
    }

    /** The same with another patience. */
    Answer ask(String prompt, long due, Duration patience) {
        JobId job = post(prompt);
        long accepted = System.nanoTime() - due;
        Question question = questions.computeIfAbsent(job, any -> new Question());
        ServerFrame.Settled settled = question.settled
                .orTimeout(patience.toSeconds(), TimeUnit.SECONDS)
                .join();
        questions.remove(job);
        boolean complete = question.text.completeFor(settled);
        long firstText = question.text.isEmpty() ? question.settledAt : question.firstText;
        return new Answer(
                job,
                settled.state(),
                settled.failure() == null ? "" : settled.failure().code(),
                accepted,
                firstText - due,
                question.settledAt - due,
                complete,
                question.text.toString());
    }

    /**
     * What a settled job took, as the api tells its owner.
     *
     * @param busy seconds from the beginning of its last attempt until it was settled
     */
    record Taken(int promptTokens, int answerTokens, double busy) {}

    private record Job(@Nullable Usage usage, @Nullable Timeline timeline) {

        private record Usage(int promptTokens, int answerTokens) {}

        private record Timeline(
                @Nullable Instant started, @Nullable Instant settled) {}
    }

    /**
     * Asks the api what a settled job took.
     *
     * @throws IllegalStateException when it does not say it
     */
    Taken taken(JobId job) {
        String answer = http.headers(headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token))
                .get()
                .uri(jobs + "/" + job.value())
                .responseSingle((response, content) -> content.asString())
                .block(PATIENCE);
        if (answer == null) {
            throw new IllegalStateException("GET /jobs/" + job.value() + " answered nothing");
        }
        Job read = ClientJson.read(answer, Job.class);
        Job.Usage usage = read.usage();
        Job.Timeline times = read.timeline();
        if (usage == null || times == null || times.started() == null || times.settled() == null) {
            throw new IllegalStateException(
                    "GET /jobs/" + job.value() + " tells no tokens and times of the settled job");
        }
        return new Taken(
                usage.promptTokens(),
                usage.answerTokens(),
                Duration.between(times.started(), times.settled()).toNanos() / 1e9);
    }

    private JobId post(String prompt) {
        String body = ClientJson.write(new NewPrompt(prompt, "cs101"));
        AtomicReference<@Nullable Integer> status = new AtomicReference<>();
        String answer = http.headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                        .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token))
                .post()
                .uri(jobs)
                .send(ByteBufMono.fromString(Mono.just(body)))
                .responseSingle((response, content) -> {
                    status.set(response.status().code());
                    return content.asString();
                })
                .block(PATIENCE);
        Integer code = status.get();
        if (code == null || code != 202 || answer == null) {
            throw new IllegalStateException("POST /jobs answered " + code + ": " + answer);
        }
        return ClientJson.read(answer, AcceptedJob.class).id();
    }

    private void receive(String frame) {
        switch (ClientJson.readFrame(frame)) {
            case ServerFrame.Welcome _ -> welcome.complete(null);
            case ServerFrame.Chunk chunk -> {
                Question question = questions.computeIfAbsent(chunk.job(), any -> new Question());
                if (question.text.isEmpty()) {
                    question.firstText = System.nanoTime();
                }
                question.text.append(chunk);
            }
            case ServerFrame.Settled settled -> {
                Question question = questions.computeIfAbsent(settled.job(), any -> new Question());
                question.settledAt = System.nanoTime();
                question.settled.complete(settled);
            }
            case ServerFrame.State _, ServerFrame.Batch _, ServerFrame.Problem _, ServerFrame.Pong _ -> {}
            case null -> {}
        }
    }

    private static TextWebSocketFrame frame(String text) {
        return new TextWebSocketFrame(Unpooled.copiedBuffer(text, UTF_8));
    }

    @Override
    public void close() {
        socket.dispose();
    }
}
