package dev.codementor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.client.ClientJson;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.contract.live.LiveFrame;
import dev.codementor.contract.socket.ClientFrame;
import dev.codementor.contract.socket.ServerFrame;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each message and frame is written as its golden file says, and read from it. */
class GoldenMessagesTest {

    private static final JobId JOB = JobId.parse("0199c0de-0000-7000-8000-000000000001");
    private static final JobId OTHER = JobId.parse("0199c0de-0000-7000-8000-000000000002");
    private static final BatchId BATCH = BatchId.parse("0199c0de-0000-7000-8000-00000000000b");
    private static final Failure FAILURE = FailureCode.MODEL_UNREACHABLE.failure();

    private static final LiveEvent RUNS = new LiveEvent.StateChanged(JOB, "ada", JobState.RUNNING);
    private static final LiveEvent GROWS = new LiveEvent.TextAdded(JOB, "ada", 1, 6, "for (;;)");
    private static final LiveEvent ENDS = new LiveEvent.Settled(JOB, "ada", JobState.ANSWERED, 1, 14, null);

    /** @param type by which a receiver reads it */
    private record Example(String file, Class<?> type, Object value) {

        @Override
        public String toString() {
            return file;
        }
    }

    private static final List<Example> MESSAGES = List.of(
            new Example("messages/job", JobMessage.class, new JobMessage(JOB)),
            new Example("messages/outcome", OutcomeMessage.class, new OutcomeMessage(List.of(JOB, OTHER))),
            new Example("live/state", LiveEvent.class, RUNS),
            new Example("live/chunk", LiveEvent.class, GROWS),
            new Example("live/settled", LiveEvent.class, ENDS),
            new Example(
                    "live/settled-failed",
                    LiveEvent.class,
                    new LiveEvent.Settled(JOB, "ada", JobState.FAILED, 0, 0, FAILURE)),
            new Example("live/frame", LiveFrame.class, new LiveFrame(List.of(RUNS, GROWS, ENDS))));

    static final List<Example> SERVER_FRAMES = List.of(
            server("welcome", new ServerFrame.Welcome("ada")),
            server(
                    "state-queued",
                    new ServerFrame.State(JOB, JobState.QUEUED, 3, Instant.parse("2026-12-01T09:30:00Z"))),
            server(
                    "state-waiting",
                    new ServerFrame.State(JOB, JobState.QUEUED, 1, null, WaitingCode.MODEL_AWAY.waiting())),
            server("state-running", new ServerFrame.State(JOB, JobState.RUNNING, null, null)),
            server("chunk", new ServerFrame.Chunk(JOB, 1, 6, "for (;;)")),
            server("settled", new ServerFrame.Settled(JOB, JobState.ANSWERED, 1, 14, null)),
            server("settled-failed", new ServerFrame.Settled(JOB, JobState.FAILED, 0, 0, FAILURE)),
            server(
                    "batch",
                    new ServerFrame.Batch(
                            BATCH,
                            new ServerFrame.Batch.Counts(12, 25, 1, 0, 2),
                            40,
                            Instant.parse("2026-12-01T10:15:00Z"))),
            server(
                    "batch-at-rest",
                    new ServerFrame.Batch(BATCH, new ServerFrame.Batch.Counts(0, 40, 0, 0, 0), 40, null)),
            server(
                    "problem",
                    new ServerFrame.Problem(
                            "unknown-field", "the frame has a field that its type does not have", null, null)),
            server("problem-of-job", new ServerFrame.Problem("not-found", "you have no such job", JOB, null)),
            server(
                    "problem-of-batch",
                    new ServerFrame.Problem("unknown-batch", "there is no such batch in your courses", null, BATCH)),
            server("pong", new ServerFrame.Pong()));

    private static final List<Example> CLIENT_FRAMES = List.of(
            client("hello", new ClientFrame.Hello("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")),
            client("follow", new ClientFrame.Follow(JOB, 1, 6)),
            client("unfollow", new ClientFrame.Unfollow(JOB)),
            client("follow-batch", new ClientFrame.FollowBatch(BATCH)),
            client("unfollow-batch", new ClientFrame.UnfollowBatch(BATCH)),
            client("ping", new ClientFrame.Ping()));

    static final List<Example> ALL = Stream.of(MESSAGES, SERVER_FRAMES, CLIENT_FRAMES)
            .flatMap(List::stream)
            .toList();

    static final List<Example> EXTENDED_COMPATIBLY =
            Stream.of(MESSAGES, SERVER_FRAMES).flatMap(List::stream).toList();

    private final JsonMapper json = JsonMapper.shared();

    @ParameterizedTest
    @FieldSource("ALL")
    void isWrittenAsItsGoldenFile(Example example) {
        assertThat(json.readTree(json.writerFor(example.type()).writeValueAsString(example.value())))
                .isEqualTo(Golden.json(example.file()));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isReadFromItsGoldenFile(Example example) {
        assertThat(json.treeToValue(Golden.json(example.file()), example.type()))
                .isEqualTo(example.value());
    }

    @ParameterizedTest
    @FieldSource("EXTENDED_COMPATIBLY")
    void isReadFromANewerVersionWithFurtherFields(Example example) {
        JsonNode newer = Golden.json(example.file());
        extend(newer);

        Object read = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .treeToValue(newer, example.type());

        assertThat(read).isEqualTo(example.value());
    }

    @ParameterizedTest
    @FieldSource("SERVER_FRAMES")
    void clientsReadFramesAlsoOfANewerServer(Example example) {
        JsonNode newer = Golden.json(example.file());
        extend(newer);

        assertThat(ClientJson.readFrame(newer.toString())).isEqualTo(example.value());
    }

    @Test
    void clientsIgnoreTypesOfANewerServer() {
        assertThat(ClientJson.readFrame("{\"type\":\"applause\",\"job\":\"%s\"}".formatted(JOB)))
                .isNull();
    }

    @Test
    void clientsDoNotTakeAMissingFieldForZero() {
        assertThatThrownBy(() -> ClientJson.readFrame(
                        "{\"type\":\"chunk\",\"job\":\"%s\",\"epoch\":1,\"text\":\"a\"}".formatted(JOB)))
                .hasMessageContaining("offset");
    }

    @Test
    void everyFileIsAnExample() {
        Set<String> files = Stream.of("messages", "live", "frames")
                .flatMap(folder -> Golden.names(folder).stream())
                .filter(file -> !file.equals("messages/words"))
                .collect(Collectors.toSet());

        assertThat(ALL).extracting(Example::file).containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void everyTypeHasAnExample() {
        Set<Class<?>> shown = ALL.stream()
                .<Class<?>>map(example -> example.value().getClass())
                .collect(Collectors.toSet());

        List<Class<?>> types = Stream.<Class<?>>of(LiveEvent.class, ServerFrame.class, ClientFrame.class)
                .<Class<?>>flatMap(GoldenMessagesTest::records)
                .toList();

        assertThat(types).hasSizeGreaterThan(10).isSubsetOf(shown);
    }

    @Test
    void wordsAreThoseOfTheirGoldenFile() {
        ObjectNode words = json.createObjectNode();
        ObjectNode codes = words.putObject("failureCodes");
        for (FailureCode code : FailureCode.values()) {
            codes.putObject(code.wireName()).put("platformFault", code.platformFault());
        }
        ObjectNode kinds = words.putObject("jobKinds");
        for (JobKind kind : JobKind.values()) {
            kinds.putObject(kind.wireName()).put("queue", kind.queue());
            assertThat(json.writeValueAsString(kind)).isEqualTo("\"%s\"".formatted(kind.wireName()));
        }
        ObjectNode states = words.putObject("jobStates");
        for (JobState state : JobState.values()) {
            states.putObject(state.wireName()).put("settled", state.settled());
            assertThat(json.writeValueAsString(state)).isEqualTo("\"%s\"".formatted(state.wireName()));
        }

        assertThat(words).isEqualTo(Golden.json("messages/words"));
    }

    private static Example server(String name, ServerFrame frame) {
        return new Example("frames/server/" + name, ServerFrame.class, frame);
    }

    /** A receiver tells frames of batches by their field, as their types are those of jobs. */
    private static Example client(String name, ClientFrame frame) {
        Class<?> type = frame instanceof ClientFrame.OfBatch ? ClientFrame.OfBatch.class : ClientFrame.class;
        return new Example("frames/client/" + name, type, frame);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.<Class<?>>stream(type.getPermittedSubclasses()).flatMap(GoldenMessagesTest::records)
                : Stream.of(type);
    }

    private static void extend(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.valueStream().toList().forEach(GoldenMessagesTest::extend);
            object.putObject("addedLater").put("mood", 1);
        } else if (node instanceof ArrayNode array) {
            array.forEach(GoldenMessagesTest::extend);
        }
    }
}
