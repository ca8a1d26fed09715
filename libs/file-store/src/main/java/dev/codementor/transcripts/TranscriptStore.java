package dev.codementor.transcripts;

import dev.codementor.files.BucketFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.web.util.UriUtils;

/** Transcripts of settled jobs, laid out so that query engines find partitions by course and date. */
public final class TranscriptStore {

    /** The beginning of the keys of all transcripts. */
    public static final String PREFIX = "transcripts/";

    private final BucketFiles files;

    public TranscriptStore(BucketFiles files) {
        this.files = files;
    }

    /**
     * Writes a transcript, or writes it again; returns when it is durable.
     *
     * @param course whose jobs it holds; percent-encoded in the key, as it may contain anything
     * @param date day on which its jobs were settled
     * @param gzipped JSON lines
     * @return its key
     * @throws dev.codementor.files.StoreAwayException if the server cannot be used just now
     */
    public String put(String course, LocalDate date, UUID id, byte[] gzipped) {
        String key = key(course, date, id);
        files.put(key, BucketFiles.GZIP, gzipped);
        return key;
    }

    static String key(String course, LocalDate date, UUID id) {
        return "%scourse=%s/date=%s/%s.jsonl.gz"
                .formatted(PREFIX, UriUtils.encode(course, StandardCharsets.UTF_8), date, id);
    }
}
