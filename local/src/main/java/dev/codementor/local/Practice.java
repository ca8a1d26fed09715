package dev.codementor.local;

import dev.codementor.settings.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions that a program is asked during the build, over HTTP and WebSockets as students ask them. The resulting
 * cache then also knows which code is hot (JEP 515), so the first students of a day are not answered by cold code.
 */
final class Practice {

    private static final int STUDENTS = 200;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Choices settings;
    private final int questions;
    private final JsonMapper json = new JsonMapper();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final long end = System.nanoTime() + LONGEST.toNanos();

    private Practice(Choices settings, int questions) {
        this.settings = settings;
        this.questions = questions;
    }

    /**
     * Returns after that many answers, or after half a minute.
     *
     * @param questions how many are asked; code is known to be hot after some hundreds
     * @throws CannotStart when nothing was answered
     */
    static void run(Choices settings, int questions) {
        Practice practice = new Practice(settings, questions);
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService students = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int student = 0; student < Math.min(STUDENTS, questions); student++) {
                String name = "student-" + student;
                students.submit(() -> {
                    practice.study(http, name);
                    return name;
                });
            }
        }
        System.out.println("Questions answered for practice: " + practice.answered);
        if (practice.answered.get() == 0) {
            throw CannotStart.untilChanged("None of the questions for practice was answered.", null);
        }
    }

    private void study(HttpClient http, String name) throws IOException, InterruptedException {
        String token = post(
                        http,
                        settings.issuerPort(),
                        "/local/tokens",
                        "",
                        Map.of("subject", name, "roles", new String[] {"student"}, "courses", new String[] {"cs101"}))
                .path("token")
                .asString();
        Settlements settlements = new Settlements();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + settings.notifierPort() + "/ws/v1/events"), settlements)
                .join();
        try {
            ask(http, token, socket, settlements);
        } finally {
            // The client's close() waits for an open socket, for ever.
            socket.abort();
        }
    }

    private void ask(HttpClient http, String token, WebSocket socket, Settlements settlements)
            throws IOException, InterruptedException {
        socket.sendText(json.writeValueAsString(Map.of("type", "hello", "token", token)), true)
                .join();
        settlements.welcomed.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        while (asked.getAndIncrement() < questions && System.nanoTime() < end) {
            post(
                    http,
                    settings.apiPort(),
                    "/api/v1/jobs",
                    token,
                    Map.of("prompt", "What does a loop do?", "course", "cs101"));
            if (settlements.came.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                answered.incrementAndGet();
            }
        }
    }

    private JsonNode post(HttpClient http, int port, String path, String token, Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        return json.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static final class Settlements implements WebSocket.Listener {

        /** Jobs made before it would not be followed. */
        private final Semaphore welcomed = new Semaphore(0);

        private final Semaphore came = new Semaphore(0);

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence frame, boolean last) {
            if (frame.toString().contains("\"settled\"")) {
                came.release();
            } else if (frame.toString().contains("\"welcome\"")) {
                welcomed.release();
            }
            socket.request(1);
            return null;
        }
    }
}
