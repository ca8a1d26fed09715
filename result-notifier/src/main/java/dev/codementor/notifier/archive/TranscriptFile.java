package dev.codementor.notifier.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.codementor.ledger.JobRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A transcript as a file: one JSON line for each job, and a last line that says what the file should contain. The same
 * jobs always give the same bytes, so a file may be written again.
 *
 * @param gzipped the file
 * @param jobs the number of jobs in it
 * @param sha256 of the lines of all jobs with their line ends, in lower-case hexadecimal digits
 */
record TranscriptFile(byte[] gzipped, int jobs, String sha256) {

    private static final ObjectWriter LINES = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build()
            .writer();

    @JsonPropertyOrder({"transcript", "count", "sha256"})
    private record Manifest(UUID transcript, int count, String sha256) {}

    private record LastLine(Manifest manifest) {}

    static TranscriptFile of(UUID transcript, List<JobRecord> jobs) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            for (JobRecord job : jobs) {
                byte[] line = line(JobLine.of(job));
                digest.update(line);
                gzip.write(line);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            gzip.write(line(new LastLine(new Manifest(transcript, jobs.size(), sha256))));
            gzip.finish();
            return new TranscriptFile(file.toByteArray(), jobs.size(), sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    private static byte[] line(Object value) {
        byte[] json = LINES.writeValueAsBytes(value);
        byte[] line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        return line;
    }
}
