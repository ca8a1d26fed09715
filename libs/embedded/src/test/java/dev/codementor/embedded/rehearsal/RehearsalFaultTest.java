package dev.codementor.embedded.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RehearsalFaultTest {

    private static final String TEXT = RehearsalAnswer.to("x");

    private final RehearsalModel model =
            RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withPace(10, Duration.ofMillis(1)));
    private final Ollama ollama = new Ollama(model);

    @AfterEach
    void close() {
        ollama.close();
        model.close();
    }

    @Test
    void loadsSlowly() throws Exception {
        model.inject(RehearsalFault.of(Kind.LOAD_DELAY)
                .lasting(Duration.ofMillis(150))
                .forNext(1));

        assertThat(ollama.ask("x").last().path("load_duration").asLong()).isEqualTo(150_000_000);
        assertThat(ollama.ask("x").last().has("load_duration")).isFalse();
    }

    @Test
    void readsPromptSlowly() throws Exception {
        model.inject(RehearsalFault.of(Kind.SLOW_PREFILL).lasting(Duration.ofMillis(150)));

        var last = ollama.ask("x").last();

        assertThat(last.path("prompt_eval_duration").asLong()).isEqualTo(150_000_000);
        assertThat(last.path("total_duration").asLong()).isGreaterThan(150_000_000);
    }

    @Test
    void isUnavailableForNextRequestsOnly() throws Exception {
        model.inject(RehearsalFault.of(Kind.UNAVAILABLE).forNext(2));

        assertThat(ollama.ask("x").status()).isEqualTo(503);
        assertThat(ollama.ask("x").error()).contains("server busy");
        assertThat(ollama.ask("x").text()).isEqualTo(TEXT);
        assertThat(model.faults()).isEmpty();
    }

    @Test
    void failsBeforeStream() throws Exception {
        model.inject(RehearsalFault.of(Kind.INTERNAL_ERROR).forNext(1));

        assertThat(ollama.ask("x").status()).isEqualTo(500);
        assertThat(ollama.ask("x").status()).isEqualTo(200);
    }

    @Test
    void failsInMidStream() throws Exception {
        model.inject(RehearsalFault.of(Kind.ERROR_IN_STREAM).after(3));

        var reply = ollama.ask("x");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.lines()).hasSize(4);
        assertThat(TEXT).startsWith(reply.text());
        assertThat(reply.error()).isNotEmpty();
        assertThat(model.load().active()).isZero();
    }

    @Test
    void endsWithoutDone() throws Exception {
        model.inject(RehearsalFault.of(Kind.END_WITHOUT_DONE).after(99));

        var reply = ollama.ask("x");

        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(reply.done()).isFalse();
    }

    @Test
    void dropsConnectionInMidStreamAndBeforeIt() throws Exception {
        model.inject(RehearsalFault.of(Kind.DROPPED_CONNECTION).after(2).forNext(1));
        assertThatThrownBy(() -> ollama.ask("x")).hasRootCauseInstanceOf(IOException.class);

        model.inject(RehearsalFault.of(Kind.DROPPED_CONNECTION).after(0).forNext(1));
        assertThatThrownBy(() -> ollama.ask("x")).isInstanceOf(IOException.class);

        assertThat(ollama.ask("x").text()).isEqualTo(TEXT);
        assertThat(model.load().active()).isZero();
    }

    @Test
    void stallsBetweenPieces() throws Exception {
        model.inject(RehearsalFault.of(Kind.STALL).after(4).lasting(Duration.ofMillis(200)));

        var reply = ollama.ask("x");

        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(reply.last().path("eval_duration").asLong()).isGreaterThan(200_000_000);
    }

    @Test
    void splitsLines() throws Exception {
        model.inject(RehearsalFault.of(Kind.SPLIT_LINES));

        List<byte[]> parts = parts();

        assertThat(parts).anySatisfy(part -> assertThat(part[part.length - 1]).isNotEqualTo((byte) '\n'));
        assertThat(textOf(parts)).isEqualTo(TEXT);
    }

    @Test
    void splitsCharacters() throws Exception {
        model.inject(RehearsalFault.of(Kind.SPLIT_UTF8));

        List<byte[]> parts = parts();

        assertThat(parts)
                .anySatisfy(part -> assertThat(part[part.length - 1] & 0xC0).isEqualTo(0xC0));
        assertThat(textOf(parts)).isEqualTo(TEXT);
    }

    @Test
    void ignoresFormat() throws Exception {
        model.inject(RehearsalFault.of(Kind.IGNORED_FORMAT));

        assertThat(ollama.ask("x", "\"format\":\"json\"").text()).isEqualTo(TEXT);
    }

    @Test
    void thinksInText() throws Exception {
        model.inject(RehearsalFault.of(Kind.THOUGHTS_IN_TEXT));

        assertThat(ollama.ask("x").text()).startsWith("<think>\n").endsWith("</think>\n\n" + TEXT);
    }

    @Test
    void hasOnlyThoughts() throws Exception {
        model.inject(RehearsalFault.of(Kind.ONLY_THOUGHTS));

        var reply = ollama.ask("x", "\"think\":false");

        assertThat(reply.text()).isEmpty();
        assertThat(reply.done()).isTrue();
        assertThat(reply.lines().getFirst().path("message").path("thinking").asString(""))
                .isEqualTo(TEXT);
    }

    @Test
    void hasTooLittleMemory() throws Exception {
        model.inject(RehearsalFault.of(Kind.OUT_OF_MEMORY));

        var reply = ollama.ask("x");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.error()).contains("requires more system memory");
    }

    @Test
    void doesNotFindModelThatItShows() throws Exception {
        model.inject(RehearsalFault.of(Kind.NOT_FOUND));

        assertThat(ollama.ask("x").status()).isEqualTo(404);
        assertThat(ollama.post("/api/show", "{\"model\":\"codementor-rehearsal\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyAsk() throws Exception {
        model.inject(RehearsalFault.of(Kind.UNAUTHORIZED));

        assertThat(ollama.ask("x").status()).isEqualTo(401);
    }

    @Test
    void readsOnlyBeginningOfPrompt() throws Exception {
        model.inject(RehearsalFault.of(Kind.TRUNCATED_PROMPT));

        var reply = ollama.ask("word ".repeat(4_000), "\"truncate\":false");

        assertThat(reply.done()).isTrue();
        assertThat(reply.last().path("prompt_eval_count").asInt()).isEqualTo(2_050);
    }

    @Test
    void answersWithProxysPage() throws Exception {
        model.inject(RehearsalFault.of(Kind.GATEWAY_TIMEOUT));

        var page = ollama.send("POST", "/api/chat", Ollama.chat("x"), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(504);
        assertThat(page.headers().firstValue("content-type")).contains("text/html");
        assertThat(page.body()).startsWith("<html>");
    }

    @Test
    void asksForToken() throws Exception {
        try (RehearsalModel guarded = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withAuthorization("Bearer t"));
                var stranger = new Ollama(guarded)) {
            assertThat(stranger.ask("x").status()).isEqualTo(401);
            assertThat(stranger.get("/api/tags").status()).isEqualTo(401);
        }
    }

    @Test
    void takesFaultsOverHttp() throws Exception {
        String faults = """
            {"faults":[{"kind":"unavailable","requests":1},{"kind":"stall","delay":"PT0.1S","afterChunks":2}]}\
            """;

        assertThat(ollama.send("PUT", "/rehearsal/faults", faults, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        assertThat(model.faults())
                .containsExactly(
                        RehearsalFault.of(Kind.UNAVAILABLE).forNext(1),
                        RehearsalFault.of(Kind.STALL)
                                .lasting(Duration.ofMillis(100))
                                .after(2));
        assertThat(ollama.ask("x").status()).isEqualTo(503);
        assertThat(ollama.get("/rehearsal/faults").last().path("faults")).hasSize(1);
        assertThat(ollama.send("DELETE", "/rehearsal/faults", "", BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        assertThat(model.faults()).isEmpty();
        assertThat(ollama.send(
                                "PUT",
                                "/rehearsal/faults",
                                "{\"faults\":[{\"kind\":\"fire\"}]}",
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(400);
        assertThat(ollama.get("/rehearsal/load").last().path("received").asInt())
                .isOne();
    }

    private List<byte[]> parts() throws Exception {
        var parts = new ArrayList<byte[]>();
        ollama.send(
                "POST",
                "/api/chat",
                Ollama.chat("x"),
                response -> HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(parts::add)));
        return parts;
    }

    private static String textOf(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        var lines = all.toString(StandardCharsets.UTF_8)
                .lines()
                .map(Ollama.JSON::readTree)
                .toList();
        var reply = new Ollama.Reply(200, lines);
        assertThat(reply.done()).isTrue();
        return reply.text();
    }
}
