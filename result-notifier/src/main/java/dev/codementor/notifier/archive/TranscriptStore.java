package dev.codementor.notifier.archive;

import dev.codementor.ledger.TranscriptLedger.Transcript;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket's part that holds transcripts, laid out so that query engines find partitions by course and date. */
final class TranscriptStore {

    private final S3Client s3;
    private final String bucket;

    TranscriptStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Where a transcript is; courses are percent-encoded, as they may contain anything. */
    static String key(Transcript transcript) {
        return "transcripts/course=%s/date=%s/%s.jsonl.gz"
                .formatted(
                        UriUtils.encode(transcript.course(), StandardCharsets.UTF_8),
                        transcript.date(),
                        transcript.id());
    }

    /** Writes a transcript, or writes it again; returns when it is durable. */
    void put(String key, TranscriptFile file) {
        s3.putObject(
                request -> request.bucket(bucket).key(key).contentType("application/gzip"),
                RequestBody.fromBytes(file.gzipped()));
    }
}
