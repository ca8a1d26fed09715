package dev.codementor.testing.events;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.testing.Http;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of {@code /ws/v1/events} as the interface's documentation asks for, for tests: it keeps the text of each job by
 * the rules and follows again where they say so.
 */
public final class EventsClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How a job ended. */
    public record Settled(JobState state, int epoch, int length, Optional<Failure> failure) {}

    /** Why the connection ended. */
    public record Closed(int code, String reason) {}

    private static final class Job {
        private final HeldText text = new HeldText();
        private final List<JobState> states = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();
        private @Nullable Settled settled;
        private long settledAt;
    }

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final Map<JobId, Job> jobs = new HashMap<>();
    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final boolean keepFrames;
    private final WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private volatile boolean reading = true;

    private EventsClient(URI address, boolean keepFrames) {
        this.keepFrames = keepFrames;
        this.socket = Http.client()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(address, new Listener())
                .join();
    }

    /** Connects and says nothing yet. */
    public static EventsClient connect(URI address) {
        return new EventsClient(address, true);
    }

    /** Connects, and returns when the server has said welcome. */
    public static EventsClient open(URI address, String token) {
        return open(address, token, true);
    }

    /** Like {@link #open(URI, String)}, without remembering each frame. */
    public static EventsClient openForLoad(URI address, String token) {
        return open(address, token, false);
    }

    private static EventsClient open(URI address, String token, boolean keepFrames) {
        EventsClient client = new EventsClient(address, keepFrames);
        CompletableFuture<Void> welcome = new CompletableFuture<>();
        client.welcomed = welcome;
        client.hello(token);
        welcome.orTimeout(10, TimeUnit.SECONDS).join();
        return client;
    }

    private volatile CompletableFuture<Void> welcomed = new CompletableFuture<>();

    public EventsClient hello(String token) {
        return send("{\"type\":\"hello\",\"token\":\"" + token + "\"}");
    }

    /** Follows a job from what is held of it. */
    public EventsClient follow(JobId job) {
        int epoch;
        int offset;
        synchronized (jobs) {
            HeldText held = job(job).text;
            epoch = held.epoch();
            offset = held.length();
        }
        return follow(job, epoch, offset);
    }

    public EventsClient follow(JobId job, int epoch, int offset) {
        return send("{\"type\":\"follow\",\"job\":\"%s\",\"epoch\":%d,\"offset\":%d}".formatted(job, epoch, offset));
    }

    public EventsClient unfollow(JobId job) {
        return send("{\"type\":\"unfollow\",\"job\":\"" + job + "\"}");
    }

    public EventsClient follow(BatchId batch) {
        return send("{\"type\":\"follow\",\"batch\":\"" + batch + "\"}");
    }

    public EventsClient unfollow(BatchId batch) {
        return send("{\"type\":\"unfollow\",\"batch\":\"" + batch + "\"}");
    }

    public EventsClient ping() {
        return send("{\"type\":\"ping\"}");
    }

    /** Sends any text as a frame. */
    public synchronized EventsClient send(String frame) {
        // The JDK's client refuses a second send before the first is done.
        sending = sending.exceptionally(_ -> null).thenCompose(_ -> socket.sendText(frame, true));
        return this;
    }

    /** Sends part of a frame. */
    public synchronized EventsClient sendPart(String part, boolean last) {
        sending = sending.exceptionally(_ -> null).thenCompose(_ -> socket.sendText(part, last));
        return this;
    }

    public synchronized EventsClient sendBinary(byte[] frame) {
        sending = sending.exceptionally(_ -> null).thenCompose(_ -> socket.sendBinary(ByteBuffer.wrap(frame), true));
        return this;
    }

    /** Takes what this client holds over to one on a new connection, as a page does that reconnects. */
    public EventsClient reconnect(URI address, String token) {
        EventsClient next = open(address, token, keepFrames);
        List<JobId> unsettled = new ArrayList<>();
        synchronized (jobs) {
            synchronized (next.jobs) {
                for (Map.Entry<JobId, Job> held : jobs.entrySet()) {
                    next.jobs.put(held.getKey(), held.getValue());
                    if (held.getValue().settled == null) {
                        unsettled.add(held.getKey());
                    }
                }
            }
        }
        unsettled.forEach(next::follow);
        return next;
    }

    /** Reads nothing more until {@link #read}. */
    public void stopReading() {
        reading = false;
    }

    public void read() {
        reading = true;
        socket.request(1);
    }

    public String text(JobId job) {
        synchronized (jobs) {
            return job(job).text.text();
        }
    }

    public int epoch(JobId job) {
        synchronized (jobs) {
            return job(job).text.epoch();
        }
    }

    public List<JobState> states(JobId job) {
        synchronized (jobs) {
            return List.copyOf(job(job).states);
        }
    }

    public List<Integer> positions(JobId job) {
        synchronized (jobs) {
            return List.copyOf(job(job).positions);
        }
    }

    public Optional<Settled> settled(JobId job) {
        synchronized (jobs) {
            return Optional.ofNullable(job(job).settled);
        }
    }

    /** When the job's end was read, by {@link System#nanoTime}; 0 before. */
    public long settledAt(JobId job) {
        synchronized (jobs) {
            return job(job).settledAt;
        }
    }

    /** Whether the job is settled and its text is as long as the server said. */
    public boolean isComplete(JobId job) {
        synchronized (jobs) {
            Job held = job(job);
            Settled settled = held.settled;
            return settled != null
                    && held.text.length() == settled.length()
                    && (settled.length() == 0 || held.text.epoch() == settled.epoch());
        }
    }

    /** Everything the server sent. */
    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public List<JsonNode> frames(String type) {
        return frames.stream().filter(isOfType(type)).toList();
    }

    /** The codes of all problems. */
    public List<String> problems() {
        return frames("problem").stream()
                .map(frame -> frame.get("code").asString())
                .toList();
    }

    public CompletableFuture<Closed> closed() {
        return closed;
    }

    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Ends the connection without a goodbye. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static Predicate<JsonNode> isOfType(String type) {
        return frame -> frame.get("type").asString().equals(type);
    }

    private Job job(JobId job) {
        return jobs.computeIfAbsent(job, _ -> new Job());
    }

    private void take(JsonNode frame) {
        if (keepFrames) {
            frames.add(frame);
        }
        switch (frame.get("type").asString()) {
            case "welcome" -> welcomed.complete(null);
            case "state" -> takeState(frame);
            case "chunk" -> takeChunk(frame);
            case "settled" -> takeSettled(frame);
            default -> {}
        }
    }

    private void takeState(JsonNode frame) {
        synchronized (jobs) {
            Job job = job(JobId.parse(frame.get("job").asString()));
            JobState state = JobState.ofWireName(frame.get("state").asString());
            if (frame.has("position")) {
                job.positions.add(frame.get("position").asInt());
            }
            if (job.states.isEmpty() || job.states.getLast() != state) {
                job.states.add(state);
            }
        }
    }

    private void takeChunk(JsonNode frame) {
        JobId id = JobId.parse(frame.get("job").asString());
        boolean fits;
        synchronized (jobs) {
            fits = job(id).text
                    .take(
                            frame.get("epoch").asInt(),
                            frame.get("offset").asInt(),
                            frame.get("text").asString());
        }
        if (!fits) {
            follow(id);
        }
    }

    private void takeSettled(JsonNode frame) {
        @Nullable JsonNode failure = frame.get("failure");
        synchronized (jobs) {
            Job job = job(JobId.parse(frame.get("job").asString()));
            job.settledAt = System.nanoTime();
            job.settled = new Settled(
                    JobState.ofWireName(frame.get("state").asString()),
                    frame.get("epoch").asInt(),
                    frame.get("length").asInt(),
                    Optional.ofNullable(failure)
                            .map(told -> new Failure(
                                    told.get("code").asString(),
                                    told.get("message").asString())));
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                JsonNode frame = JSON.readTree(message.toString());
                message.setLength(0);
                take(frame);
            }
            if (reading) {
                webSocket.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(new Closed(statusCode, reason));
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(new Closed(1006, error.toString()));
        }
    }
}
