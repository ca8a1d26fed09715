package dev.codementor.grading.submissions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Builds ZIPs as people and attackers do. */
final class ZipFixture {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    private ZipFixture() {}

    static ZipFixture aZip() {
        return new ZipFixture();
    }

    ZipFixture namesIn(String charset) {
        zip.setEncoding(Charset.forName(charset).name());
        zip.setUseLanguageEncodingFlag(false);
        return this;
    }

    ZipFixture with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    ZipFixture with(String path, byte[] content) {
        return put(new ZipArchiveEntry(path), content);
    }

    ZipFixture withFolder(String path) {
        return put(new ZipArchiveEntry(path + "/"), new byte[0]);
    }

    ZipFixture withLink(String path, String target) {
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
        return put(entry, target.getBytes(StandardCharsets.UTF_8));
    }

    private ZipFixture put(ZipArchiveEntry entry, byte[] content) {
        try {
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
