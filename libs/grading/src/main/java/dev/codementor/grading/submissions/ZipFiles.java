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

/** The files of a ZIP, each read by itself and never beyond what is allowed. */
final class ZipFiles implements AutoCloseable {

    /** What ZIP had before UTF-8. */
    private static final Charset OLD = Charset.forName("IBM437");

    private final ZipFile zip;

    private ZipFiles(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws IOException if it is no ZIP, or damaged */
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

    /** The entry's name: UTF-8 where it is marked so or is valid, or else in the encoding of DOS. */
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

    /** @param most bytes that it may have unpacked, whatever the directory says of it */
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
