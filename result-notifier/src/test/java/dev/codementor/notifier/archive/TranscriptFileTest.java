package dev.codementor.notifier.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.Answer;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Standing;
import dev.codementor.ledger.JobRecord.Timeline;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.JobRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class TranscriptFileTest {

    private static final UUID TRANSCRIPT = UUID.fromString("01900000-0000-7000-8000-0000000000aa");
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final JobRecord ANSWERED = new JobRecord(
            JobId.parse("01900000-0000-7000-8000-000000000001"),
            JobRequest.of(JobKind.PROMPT, "cs101", "ada", "Why does \"this\"\nnot end? \uD83D\uDE00")
                    .inConversation("loops")
                    .forModel("qwen"),
            new Standing(JobState.ANSWERED, 2, 0, false, null),
            new Answer(2, "Look at the condition.", new ModelUse("qwen", "sha256:1", false), new Usage(12, 8, 3)),
            new Timeline(NOON, NOON.plusMillis(2), NOON.plusMillis(5), NOON.plusMillis(105), NOON.plusSeconds(1)));

    private static final JobRecord FAILED = new JobRecord(
            JobId.parse("01900000-0000-7000-8000-000000000002"),
            JobRequest.of(JobKind.PROMPT, "cs101", "bob", "And this?"),
            new Standing(JobState.FAILED, 5, 0, false, FailureCode.GAVE_UP.failure()),
            new Answer(5, "", null, null),
            new Timeline(NOON, NOON.plusMillis(2), null, null, NOON.plusSeconds(9)));

    @Test
    void readsAsTheGoldenFile() throws IOException {
        TranscriptFile file = TranscriptFile.of(TRANSCRIPT, List.of(ANSWERED, FAILED));

        try (InputStream golden = TranscriptFileTest.class.getResourceAsStream("/golden/transcript.jsonl")) {
            assertThat(golden).isNotNull();
            assertThat(lines(file.gzipped())).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(file.jobs()).isEqualTo(2);
    }

    @Test
    void isTheSameBytesEachTime() {
        assertThat(TranscriptFile.of(TRANSCRIPT, List.of(ANSWERED, FAILED)).gzipped())
                .isEqualTo(
                        TranscriptFile.of(TRANSCRIPT, List.of(ANSWERED, FAILED)).gzipped());
    }

    private static String lines(byte[] gzipped) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
