package dev.codementor.livelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.contract.live.LiveFrame;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class LiveFrameCodecTest {

    private static final JobId JOB = JobId.parse("01900000-0000-7000-8000-000000000001");
    private static final List<LiveEvent> EVENTS = List.of(
            new LiveEvent.StateChanged(JOB, "ada", JobState.RUNNING),
            new LiveEvent.TextAdded(JOB, "ada", 1, 7, "text"),
            new LiveEvent.Settled(JOB, "ada", JobState.ANSWERED, 1, 11, null));
    private static final String GOLDEN = """
            {"events":[\
            {"type":"state","job":"01900000-0000-7000-8000-000000000001","owner":"ada","state":"running"},\
            {"type":"chunk","job":"01900000-0000-7000-8000-000000000001","owner":"ada","epoch":1,"offset":7,"text":"text"},\
            {"type":"settled","job":"01900000-0000-7000-8000-000000000001","owner":"ada","state":"answered","epoch":1,"length":11}]}""";

    private final LiveFrameCodec codec = new LiveFrameCodec();

    private byte[] encode(List<LiveEvent> events) {
        return codec.frame(events.stream().map(codec::encode).toList());
    }

    private LiveFrame decode(byte[] frame) {
        return codec.decode(new ByteArrayInputStream(frame));
    }

    @Test
    void writesAndReadsTheGoldenFrame() {
        assertThat(new String(encode(EVENTS), StandardCharsets.UTF_8)).isEqualTo(GOLDEN);
        assertThat(decode(GOLDEN.getBytes(StandardCharsets.UTF_8))).isEqualTo(new LiveFrame(EVENTS));
    }

    @Test
    void carriesFailuresAndHalvesOfSurrogatePairs() {
        List<LiveEvent> events = List.of(
                new LiveEvent.TextAdded(JOB, "ada", 1, 0, "x".repeat(9_000) + "\uD83D"),
                new LiveEvent.TextAdded(JOB, "ada", 1, 9_001, "\uDE00 \u0000 \"quoted\""),
                new LiveEvent.Settled(JOB, "ada", JobState.FAILED, 1, 11, FailureCode.GAVE_UP.failure()));

        assertThat(decode(encode(events))).isEqualTo(new LiveFrame(events));
    }

    @Test
    void readsFieldsOfLaterVersions() {
        String frame = GOLDEN.replace("\"owner\":\"ada\"", "\"owner\":\"ada\",\"mood\":\"good\"");

        assertThat(decode(frame.getBytes(StandardCharsets.UTF_8))).isEqualTo(new LiveFrame(EVENTS));
    }

    @Test
    void refusesWhatIsNoFrame() {
        assertThatThrownBy(() -> decode("[]".getBytes(StandardCharsets.UTF_8))).isInstanceOf(JacksonException.class);
    }
}
