package dev.codementor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures a server that speaks as Ollama does. */
class CalibrateTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong turns = new AtomicLong();
    private final HttpServer server;

    CalibrateTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/version", exchange -> answer(exchange, 200, "{\"version\":\"0.17.4\"}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void writesWhatServerMeasured() throws IOException {
        server.createContext("/api/generate", this::generate);
        Path file = folder.resolve("calibration.json");

        Run run = calibrate("--model", "small", "--repeat", "3", "--threads", "2", "--out", file.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode written = JSON.readTree(file.toFile());
        assertThat(written.path("about").asString()).startsWith("Ollama 0.17.4 with small, 2 threads on");
        assertThat(written.path("prefillPerSecond").asDouble()).isEqualTo(200);
        assertThat(written.path("decodePerSecond").asDouble()).isEqualTo(50);
        assertThat(written.path("loadSeconds").asDouble()).isEqualTo(1.5);
        assertThat(asked.stream()
                        .filter(body -> body.has("options"))
                        .map(body -> body.path("options").path("num_thread").asInt() + " "
                                + body.path("options").path("num_ctx").asInt())
                        .distinct())
                .containsExactly("2 4096");
        assertThat(asked.stream()
                        .map(body -> body.path("prompt").asString(""))
                        .filter(text -> text.startsWith("Number ")))
                .doesNotHaveDuplicates()
                .hasSize(3 * 6);
    }

    @Test
    void comparesOneWithTwoUntilBothAreAnswered() {
        server.createContext("/api/generate", exchange -> {
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean preloads = !body.path("prompt").asString("").startsWith("Number ");
            // Of each kind of request the first is alone, and the two after it are together: one of them waits for the
            // other, of which Ollama tells only in the whole time.
            long turn = preloads ? 0 : turns.getAndIncrement() % 3;
            answer(
                    exchange,
                    200,
                    turn < 2 ? reading(2_000_000_000L, 160_000_000L, 2.5) : reading(2_000_000_000L, 160_000_000L, 4));
        });

        Run run = calibrate("--model", "small", "--repeat", "2", "--answer-tokens", "8");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(JSON.readTree(run.out()).path("prefillGainOfTwo").asDouble()).isEqualTo(1.25);
        assertThat(JSON.readTree(run.out()).path("decodeGainOfTwo").asDouble()).isEqualTo(1.25);
    }

    @Test
    void saysWhatServerRefused() {
        server.createContext(
                "/api/generate", exchange -> answer(exchange, 404, "{\"error\":\"model 'nope' not found\"}"));

        Run run = calibrate("--model", "nope");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("answered 404: {\"error\":\"model 'nope' not found\"}");
    }

    @Test
    void refusesNumbersOutOfBounds() {
        assertThat(calibrate("--model", "a", "--repeat", "0").err()).contains("--repeat must be between 1 and 100: 0");
    }

    private void generate(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        asked.add(body);
        // As Ollama does: without a prompt there are no times.
        answer(exchange, 200, body.has("prompt") ? reading(2_000_000_000L, 160_000_000L, 2.2) : "{\"done\":true}");
    }

    @Test
    void saysWhatServerDoesNotTell() {
        server.createContext(
                "/api/generate", exchange -> answer(exchange, 200, "{\"done\":true,\"prompt_eval_count\":9}"));

        assertThat(calibrate("--model", "a").err()).contains("has no prompt_eval_duration, so nothing can be measured");
    }

    private static String reading(long prefillNanos, long decodeNanos, double seconds) {
        return """
            {"done":true,"load_duration":1500000000,"prompt_eval_count":400,"prompt_eval_duration":%d,
             "eval_count":8,"eval_duration":%d,"total_duration":%.0f}\
            """.formatted(prefillNanos, decodeNanos, seconds * 1e9);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record Run(int exit, String out, String err) {}

    private Run calibrate(String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = new String[options.length + 2];
        all[0] = "--ollama";
        all[1] = "http://127.0.0.1:" + server.getAddress().getPort();
        System.arraycopy(options, 0, all, 2, options.length);
        int exit = new CommandLine(new Calibrate())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        return new Run(exit, out.toString(), err.toString());
    }
}
