package dev.codementor.embedded.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.EmbeddedServerException;
import dev.codementor.embedded.Loopback;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(20)
class RehearsalModelTest {

    private static final RehearsalSettings AT_ONCE = RehearsalSettings.AT_ONCE;
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void streamsAnswerInPiecesAndSaysThatItIsDone() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withPace(20, Duration.ofMillis(2)));
                var ollama = new Ollama(model)) {
            var reply = ollama.ask("Why does my loop not end?");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.lines()).hasSize(21);
            assertThat(reply.text()).isEqualTo(RehearsalAnswer.to("Why does my loop not end?"));
            assertThat(reply.lines().subList(0, 20))
                    .allSatisfy(
                            line -> assertThat(line.path("done").asBoolean()).isFalse());
            assertThat(reply.last().path("done_reason").asString()).isEqualTo("stop");
            assertThat(reply.last().path("total_duration").asLong()).isGreaterThan(38_000_000);
            assertThat(reply.last().path("eval_count").asInt())
                    .isEqualTo((reply.text().length() + 3) / 4);
            assertThat(reply.last().has("load_duration")).as("zero is left out").isFalse();
            assertThat(Instant.parse(reply.last().path("created_at").asString()))
                    .isBeforeOrEqualTo(Instant.now());
        }
    }

    @Test
    void answersSeveralRequestsOnOneConnectionAtOnce() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            for (int i = 0; i < 50; i++) {
                assertThat(ollama.ask("question " + i).text()).isEqualTo(RehearsalAnswer.to("question " + i));
            }
            assertThat(model.load()).isEqualTo(new RehearsalLoad(0, 0, 50, 0));
        }
    }

    @Test
    void answersWholeWhenNotStreaming() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withPace(20, Duration.ZERO));
                var ollama = new Ollama(model)) {
            var reply = ollama.ask("x", "\"stream\":false");

            assertThat(reply.lines()).hasSize(1);
            assertThat(reply.text()).isEqualTo(RehearsalAnswer.to("x"));
            assertThat(reply.done()).isTrue();
        }
    }

    @Test
    void sendsNothingBeforeTheFirstToken() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withPrefillTokensPerSecond(100));
                var ollama = new Ollama(model)) {
            long before = System.nanoTime();
            var response = ollama.open("word ".repeat(40)).get(10, TimeUnit.SECONDS);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(500));
            assertThat(response.headers().firstValue("content-type")).hasValue("application/x-ndjson");
        }
    }

    @Test
    void readsOnlyWhatItsSlotHasNotCached() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withSlots(1));
                var ollama = new Ollama(model)) {
            String shared = "The course notes say so. ".repeat(40);

            JsonNode first = ollama.ask(shared + "one").last();
            JsonNode second = ollama.ask(shared + "two").last();

            assertThat(first.has("prompt_eval_cached_count")).isFalse();
            assertThat(second.path("prompt_eval_count").asInt())
                    .isEqualTo(first.path("prompt_eval_count").asInt());
            assertThat(second.path("prompt_eval_cached_count").asInt())
                    .isBetween(250, second.path("prompt_eval_count").asInt() - 1);
        }
    }

    @Test
    void answersOneRequestPerSlotAndLetsOthersWait() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withSlots(2).withPace(10, Duration.ofMillis(30)));
                var ollama = new Ollama(model)) {
            var replies =
                    List.of(ollama.askLater("1"), ollama.askLater("2"), ollama.askLater("3"), ollama.askLater("4"));

            await().atMost(SOON)
                    .until(() -> model.load().active() == 2 && model.load().waiting() == 2);
            for (int i = 0; i < 4; i++) {
                assertThat(replies.get(i).get(10, TimeUnit.SECONDS).text())
                        .isEqualTo(RehearsalAnswer.to(Integer.toString(i + 1)));
            }
        }
    }

    @Test
    void freesSlotWhenClientGoesAwayWhileAnswering() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withSlots(1).withPace(600, Duration.ofMillis(100)))) {
            var leaving = new Ollama(model);
            var unused = leaving.open("long").get(10, TimeUnit.SECONDS);
            assertThat(model.load().active()).isOne();

            leaving.close();

            await().atMost(SOON).until(() -> model.load().equals(new RehearsalLoad(0, 0, 1, 1)));
        }
    }

    @Test
    void finishesReadingPromptBeforeItFreesSlotOfLostClient() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withSlots(1).withPrefillTokensPerSecond(50));
                var staying = new Ollama(model)) {
            var leaving = new Ollama(model);
            var unused = leaving.askLater("word ".repeat(40));
            await().atMost(SOON).until(() -> model.load().active() == 1);
            leaving.close();
            await().atMost(SOON).until(() -> model.load().abandoned() == 1);

            var next = staying.askLater("x");
            await().atMost(SOON).until(() -> model.load().waiting() == 1);
            assertThat(model.load().active()).isOne();

            assertThat(next.get(10, TimeUnit.SECONDS).done()).isTrue();
        }
    }

    @Test
    void forgetsWaitingRequestWhoseClientWentAway() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withSlots(1).withPace(600, Duration.ofMillis(100)));
                var staying = new Ollama(model)) {
            var unused = staying.open("long").get(10, TimeUnit.SECONDS);
            var leaving = new Ollama(model);
            var alsoUnused = leaving.askLater("x");
            await().atMost(SOON).until(() -> model.load().waiting() == 1);

            leaving.close();

            await().atMost(SOON).until(() -> model.load().waiting() == 0);
            assertThat(model.load().active()).isOne();
        }
    }

    @Test
    void loadsModelFirstAndAgainForOtherOptions() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withLoadDelay(Duration.ofMillis(100)));
                var ollama = new Ollama(model)) {
            assertThat(ollama.get("/api/ps").last().path("models")).isEmpty();

            assertThat(ollama.ask("1").last().path("load_duration").asLong()).isEqualTo(100_000_000);
            assertThat(ollama.ask("2").last().has("load_duration")).isFalse();
            assertThat(ollama.ask("3", "\"options\":{\"num_ctx\":8192}")
                            .last()
                            .path("load_duration")
                            .asLong())
                    .isEqualTo(100_000_000);
            assertThat(ollama.get("/api/ps")
                            .last()
                            .at("/models/0/context_length")
                            .asInt())
                    .isEqualTo(8192);
        }
    }

    @Test
    void givesUpLoadingWhenItsClientGoesAway() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withLoadDelay(Duration.ofMillis(600)));
                var staying = new Ollama(model)) {
            var leaving = new Ollama(model);
            var unused = leaving.askLater("1");
            await().atMost(SOON).until(() -> model.load().waiting() == 1);
            leaving.close();
            await().atMost(SOON).until(() -> model.load().waiting() == 0);

            assertThat(staying.get("/api/ps").last().path("models")).isEmpty();
            assertThat(staying.ask("2").last().path("load_duration").asLong()).isEqualTo(600_000_000);
        }
    }

    @Test
    void loadsAndUnloadsOnRequest() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            String request = "{\"model\":\"codementor-rehearsal\"%s}";

            var loaded = ollama.post("/api/generate", request.formatted(",\"keep_alive\":-1"));
            assertThat(loaded.last().path("done_reason").asString()).isEqualTo("load");
            assertThat(ollama.get("/api/ps").last().at("/models/0/name").asString())
                    .isEqualTo("codementor-rehearsal:latest");

            var unloaded = ollama.post("/api/chat", request.formatted(",\"messages\":[],\"keep_alive\":0"));
            assertThat(unloaded.last().path("done_reason").asString()).isEqualTo("unload");
            assertThat(ollama.get("/api/ps").last().path("models")).isEmpty();
        }
    }

    @Test
    void unloadsWhenKeepAliveRunsOut() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            assertThat(ollama.ask("x", "\"keep_alive\":\"50ms\"").done()).isTrue();

            await().atMost(SOON)
                    .until(() -> ollama.get("/api/ps").last().path("models").isEmpty());
        }
    }

    @Test
    void goesOnWithBegunAnswerInRawMode() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withPace(7, Duration.ZERO));
                var ollama = new Ollama(model)) {
            String whole = RehearsalAnswer.to("Why?\nReally?");
            for (int cut : List.of(0, 1, 70, whole.indexOf("🙂"), whole.length() - 1, whole.length())) {
                String prompt = "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\nWhy?\nReally?<|im_end|>\n"
                        + "<|im_start|>assistant\n" + whole.substring(0, cut);
                String body = "{\"model\":\"codementor-rehearsal\",\"raw\":true,\"prompt\":"
                        + Ollama.JSON.writeValueAsString(prompt) + "}";

                var reply = ollama.post("/api/generate", body);

                assertThat(whole.substring(0, cut) + reply.text()).isEqualTo(whole);
                assertThat(reply.done()).isTrue();
            }
        }
    }

    @Test
    void generatesFromPlainPrompt() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            var reply = ollama.post(
                    "/api/generate",
                    "{\"model\":\"codementor-rehearsal:latest\",\"prompt\":\"Hi\",\"system\":\"Be kind.\"}");

            assertThat(reply.text()).isEqualTo(RehearsalAnswer.to("Hi"));
        }
    }

    @Test
    void cutsAnswerAtTokenLimit() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            var reply = ollama.ask("x", "\"options\":{\"num_predict\":10}");

            assertThat(reply.text()).isEqualTo(RehearsalAnswer.to("x").substring(0, 40));
            assertThat(reply.last().path("done_reason").asString()).isEqualTo("length");
            assertThat(reply.last().path("eval_count").asInt()).isEqualTo(10);
        }
    }

    @Test
    void endsAtContextsEndWhenToldNotToShift() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            var reply = ollama.ask("x", "\"shift\":false,\"options\":{\"num_ctx\":64}");

            assertThat(reply.last().path("done_reason").asString()).isEqualTo("length");
            assertThat(reply.last().path("eval_count").asInt()
                            + reply.last().path("prompt_eval_count").asInt())
                    .isEqualTo(64);
        }
    }

    @Test
    void refusesPromptBeyondContextOnlyWhenToldNotToCut() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            String question = "word ".repeat(200);

            var refused = ollama.ask(question, "\"truncate\":false,\"options\":{\"num_ctx\":64}");
            var cut = ollama.ask(question, "\"options\":{\"num_ctx\":64}");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error()).contains("exceeds the context length");
            assertThat(cut.last().path("prompt_eval_count").asInt()).isEqualTo(32);
        }
    }

    @Test
    void answersInTheShapeOfASchema() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withPace(9, Duration.ZERO));
                var ollama = new Ollama(model)) {
            String schema = """
                    {"type":"object","required":["points"],"properties":{"points":{"type":"integer","minimum":1,"maximum":5}}}""";

            var reply = ollama.ask("x", "\"format\":" + schema);
            var any = ollama.ask("x", "\"format\":\"json\"");

            assertThat(Ollama.JSON.readTree(reply.text()).path("points").asInt())
                    .isBetween(1, 5);
            assertThat(Ollama.JSON.readTree(any.text()).isObject()).isTrue();
        }
    }

    @Test
    void thinksOnlyIfItCan() throws Exception {
        try (var thinker = RehearsalModel.start(0, AT_ONCE.withThinking(true));
                var other = RehearsalModel.start(0, AT_ONCE);
                var toThinker = new Ollama(thinker);
                var toOther = new Ollama(other)) {
            assertThat(toThinker
                            .ask("x")
                            .lines()
                            .getFirst()
                            .at("/message/thinking")
                            .asString())
                    .isNotEmpty();
            assertThat(toThinker
                            .ask("x", "\"think\":false")
                            .lines()
                            .getFirst()
                            .at("/message/thinking")
                            .isMissingNode())
                    .isTrue();
            assertThat(toOther.ask("x", "\"think\":false").status()).isEqualTo(200);
            var refused = toOther.ask("x", "\"think\":true");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error()).isEqualTo("\"codementor-rehearsal\" does not support thinking");
        }
    }

    @Test
    void describesItsModel() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            var shown = ollama.post("/api/show", "{\"model\":\"codementor-rehearsal\"}")
                    .last();

            assertThat(shown.path("template").asString()).contains("<|im_start|>assistant");
            assertThat(shown.path("model_info").path("rehearsal.context_length").asInt())
                    .isEqualTo(32_768);
            assertThat(shown.path("capabilities").get(0).asString()).isEqualTo("completion");
            assertThat(ollama.get("/api/tags").last().at("/models/0/digest").asString())
                    .hasSize(64);
            assertThat(ollama.get("/api/version").last().path("version").asString())
                    .matches("0\\.\\d+\\.\\d+");
        }
    }

    @Test
    void knowsOnlyItsModel() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            for (String path : List.of("/api/chat", "/api/generate", "/api/show")) {
                var reply = ollama.post(path, "{\"model\":\"phi\",\"prompt\":\"x\",\"messages\":[]}");

                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.error()).isEqualTo("model 'phi' not found");
            }
        }
    }

    @Test
    void isThereOnlyAfterItWasPulled() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE.withPulled(false));
                var ollama = new Ollama(model)) {
            assertThat(ollama.get("/api/tags").last().path("models")).isEmpty();
            assertThat(ollama.ask("x").status()).isEqualTo(404);

            var pull = ollama.post("/api/pull", "{\"model\":\"codementor-rehearsal\"}");
            var failed = ollama.post("/api/pull", "{\"model\":\"phi\"}");

            assertThat(pull.lines())
                    .extracting(line -> line.path("status").asString())
                    .startsWith("pulling manifest")
                    .endsWith("verifying sha256 digest", "writing manifest", "success");
            assertThat(pull.lines())
                    .anySatisfy(line -> assertThat(line.path("completed").asLong())
                            .isPositive()
                            .isLessThan(line.path("total").asLong()));
            assertThat(failed.status()).isEqualTo(200);
            assertThat(failed.error()).isNotEmpty();
            assertThat(ollama.ask("x").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesNonsense() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var ollama = new Ollama(model)) {
            assertThat(ollama.post("/api/chat", "{").status()).isEqualTo(400);
            assertThat(ollama.post("/api/chat", "{\"model\":7,\"messages\":{}}").status())
                    .isEqualTo(400);
            assertThat(ollama.ask("x", "\"keep_alive\":\"soon\"").status()).isEqualTo(400);
            assertThat(ollama.ask("x").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesForeignHostName() throws Exception {
        try (var model = RehearsalModel.start(0, AT_ONCE);
                var socket = new Socket(Loopback.HOST, model.endpoint().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /api/tags HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void saysWhatToDoWhenPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral(Loopback.HOST))) {
            assertThatThrownBy(() -> RehearsalModel.start(taken.getLocalPort(), AT_ONCE))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("choose another port");
        }
    }
}
