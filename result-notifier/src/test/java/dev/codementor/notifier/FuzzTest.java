package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.codementor.contract.JobId;
import dev.codementor.testing.events.EventsClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever clients send, nothing breaks, nothing is logged as an error, and others are served. */
class FuzzTest {

    private static RunningNotifier notifier;

    @BeforeAll
    static void start() {
        notifier = RunningNotifier.start(
                "codementor.notifier.sockets.frames-per-second", "10000",
                "codementor.notifier.sockets.frame-burst", "100000");
    }

    @AfterAll
    static void stop() {
        notifier.close();
    }

    @Test
    void survivesRandomFrames() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        String student = TestWorld.newStudent();
        String token = TestWorld.issuer().student(student);
        Random random = new Random(7);

        EventsClient client = EventsClient.open(notifier.events(), token);
        for (int i = 0; i < 5_000; i++) {
            if (!client.isOpen()) {
                client = EventsClient.open(notifier.events(), token);
            }
            sendSomething(client, random);
        }
        client.close();
        for (int i = 0; i < 200; i++) {
            sendRawBytes(random);
        }
        sendTenMegabytes(token);

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JobId job = TestWorld.queue(student);
            TestWorld.answer(TestWorld.claim(job), "Still here.");
            try (EventsClient sane = EventsClient.open(notifier.events(), token)) {
                sane.follow(job);
                await().atMost(Duration.ofSeconds(5)).until(() -> sane.isComplete(job));
            }
        });
        root.detachAppender(logged);
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
        assertThat(logged.list)
                .filteredOn(event -> event.getThrowableProxy() != null)
                .isEmpty();
    }

    private static void sendSomething(EventsClient client, Random random) {
        switch (random.nextInt(9)) {
            case 0 -> client.send(randomText(random, 200));
            case 1 -> client.send("{\"type\":\"" + randomText(random, 10) + "\"}");
            case 2 ->
                client.send("{\"type\":\"follow\",\"job\":\"" + JobId.next() + "\",\"epoch\":" + random.nextInt()
                        + ",\"offset\":" + random.nextLong() + "}");
            case 3 -> client.sendPart("{\"type\":", random.nextBoolean());
            case 4 -> client.send("[".repeat(random.nextInt(2000)));
            case 5 -> client.sendBinary(randomText(random, 50).getBytes(StandardCharsets.UTF_8));
            case 6 -> client.follow(JobId.next(), random.nextInt(3), random.nextInt(100));
            case 7 -> client.send("{\"type\":\"ping\",\"" + randomText(random, 5) + "\":1}");
            default -> client.unfollow(JobId.next());
        }
    }

    private static String randomText(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.appendCodePoint(random.nextInt(20) == 0 ? random.nextInt(0x2000) : random.nextInt(32, 127));
        }
        return text.toString();
    }

    /** Frames that no proper client library makes. */
    private static void sendRawBytes(Random random) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), notifier.port())) {
            socket.setSoTimeout(2_000);
            OutputStream out = socket.getOutputStream();
            out.write("""
                GET /ws/v1/events HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
            byte[] noise = new byte[random.nextInt(1, 300)];
            random.nextBytes(noise);
            out.write(noise);
            out.flush();
            if (random.nextInt(4) == 0) {
                // Half of these go without waiting for an answer.
                return;
            }
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        } catch (IOException e) {
            // Closed by the server while noise was still being written.
            assertThat(e).isInstanceOf(IOException.class);
        }
    }

    private static void sendTenMegabytes(String token) {
        try (EventsClient client = EventsClient.open(notifier.events(), token)) {
            client.send("{\"type\":\"" + "x".repeat(10_000_000) + "\"}");
            await().atMost(Duration.ofSeconds(5)).until(() -> !client.isOpen());
        }
    }
}
