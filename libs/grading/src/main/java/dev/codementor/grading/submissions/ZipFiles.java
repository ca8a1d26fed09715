package dev.codementor.grading.submissions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of a ZIP, each read separately and never beyond the limits. */
final class ZipFiles implements AutoCloseable {

    /** ZIP's encoding before UTF-8. */
    private static final Charset OLD = Charset.forName("IBM437");

    private final ZipFile zip;

    private ZipFiles(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException if it is not a ZIP or is damaged */
    static ZipFiles open(SeekableByteChannel channel) throws IOException {
        return new ZipFiles(ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setCharset(StandardCharsets.UTF_8)
                .setUseUnicodeExtraFields(true)
                .setIgnoreLocalFileHeader(true)
                .get());
    }

    Enumeration<ZipArchiveEntry> entries() {
        return zip.getEntriesInPhysicalOrder();
    }

    /** The entry's name: UTF-8 if it is marked as such or is valid UTF-8, otherwise the encoding of DOS. */
    static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw == null || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, OLD);
        }
    }

    sealed interface Content {

        record Bytes(byte[] bytes) implements Content {}

        record Not(SkipReason reason) implements Content {}
    }

    /** @param most bytes that it may have when unpacked, whatever the directory says */
    Content read(ZipArchiveEntry entry, int most, int mostRatio) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return new Content.Not(SkipReason.ENCRYPTED);
        }
        if (!zip.canReadEntryData(entry)) {
            return new Content.Not(SkipReason.DAMAGED);
        }
        if (isSuspicious(entry.getSize(), entry.getCompressedSize(), mostRatio)) {
            return new Content.Not(SkipReason.SUSPICIOUS_RATIO);
        }
        if (entry.getSize() > most) {
            return new Content.Not(SkipReason.TOO_LARGE);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (isSuspicious(bytes.length, entry.getCompressedSize(), mostRatio)) {
                return new Content.Not(SkipReason.SUSPICIOUS_RATIO);
            }
            return bytes.length > most ? new Content.Not(SkipReason.TOO_LARGE) : new Content.Bytes(bytes);
        } catch (IOException | RuntimeException e) {
            return new Content.Not(SkipReason.DAMAGED);
        }
    }

    private static boolean isSuspicious(long unpacked, long packed, int mostRatio) {
        return unpacked >= SubmissionLimits.RATIO_MATTERS && unpacked / Math.max(1, packed) > mostRatio;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
