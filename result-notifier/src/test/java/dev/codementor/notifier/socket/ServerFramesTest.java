package dev.codementor.notifier.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.Waiting;
import dev.codementor.contract.socket.ServerFrame;
import dev.codementor.ledger.batches.BatchCounts;
import dev.codementor.notifier.batches.BatchNews;
import dev.codementor.notifier.feed.JobNews;
import dev.codementor.notifier.feed.Reading;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is written field by field reads as the contract's records. */
class ServerFramesTest {

    private static final JobId JOB = JobId.parse("01900000-0000-7000-8000-000000000001");
    private static final ByteBufAllocator ALLOCATOR = ByteBufAllocator.DEFAULT;

    private final ServerFrames frames = new ServerFrames();

    private static ServerFrame read(ByteBuf json) {
        return JsonMapper.shared().readValue(json.toString(StandardCharsets.UTF_8), ServerFrame.class);
    }

    private static String json(ByteBuf json) {
        return json.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesStates() {
        Instant eta = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(read(frames.write(ALLOCATOR, JOB, new JobNews(1, JobState.QUEUED, 3, eta, null))))
                .isEqualTo(new ServerFrame.State(JOB, JobState.QUEUED, 3, eta));
        assertThat(read(frames.write(
                        ALLOCATOR,
                        JOB,
                        new JobNews(2, JobState.QUEUED, 1, null, new Waiting("model-away", "It is away.")))))
                .isEqualTo(
                        new ServerFrame.State(JOB, JobState.QUEUED, 1, null, new Waiting("model-away", "It is away.")));
        assertThat(json(frames.write(ALLOCATOR, JOB, new JobNews(1, JobState.RUNNING, null, null, null))))
                .isEqualTo("{\"type\":\"state\",\"job\":\"" + JOB + "\",\"state\":\"running\"}");
    }

    @Test
    void writesChunks() {
        String text = "a \"quote\",\n\u0000 \uD83D\uDE00 and half of one \uD83D";

        assertThat(read(frames.write(ALLOCATOR, JOB, new Reading.Chunk(2, 7, text))))
                .isEqualTo(new ServerFrame.Chunk(JOB, 2, 7, text));
    }

    @Test
    void writesEndings() {
        Failure failure = new Failure("gave-up", "We tried.");

        assertThat(read(frames.write(ALLOCATOR, JOB, new Reading.Ending(JobState.FAILED, 2, 9, failure))))
                .isEqualTo(new ServerFrame.Settled(JOB, JobState.FAILED, 2, 9, failure));
        assertThat(json(frames.write(ALLOCATOR, JOB, new Reading.Ending(JobState.ANSWERED, 1, 5, null))))
                .isEqualTo("{\"type\":\"settled\",\"job\":\"" + JOB
                        + "\",\"state\":\"answered\",\"epoch\":1,\"length\":5}");
    }

    @Test
    void writesBatches() {
        BatchId batch = BatchId.parse("01900000-0000-7000-8000-000000000002");
        Instant eta = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(json(frames.write(ALLOCATOR, batch, new BatchNews(1, new BatchCounts(5, 4, 3, 2, 1), eta))))
                .isEqualTo("{\"type\":\"batch\",\"batch\":\"" + batch
                        + "\",\"counts\":{\"processing\":5,\"succeeded\":4,\"failed\":3,\"cancelled\":2,\"expired\":1},"
                        + "\"size\":15,\"eta\":\"2026-01-02T03:04:05Z\"}");
        assertThat(json(frames.write(ALLOCATOR, batch, new BatchNews(1, new BatchCounts(0, 1, 0, 0, 0), null))))
                .doesNotContain("eta");
    }

    @Test
    void writesRecords() {
        assertThat(json(frames.write(ALLOCATOR, new ServerFrame.Problem("bad-frame", null, null, null))))
                .isEqualTo("{\"type\":\"problem\",\"code\":\"bad-frame\"}");
        assertThat(json(frames.write(ALLOCATOR, new ServerFrame.Pong()))).isEqualTo("{\"type\":\"pong\"}");
    }
}
