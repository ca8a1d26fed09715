package dev.codementor.api.batches.forms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 over the parts of a request. Each part is preceded by its length, so that two different requests cannot have
 * the same bytes.
 */
final class RequestDigest {

    private static final int CHUNK = 65_536;

    private final MessageDigest digest = DigestUtils.getSha256Digest();

    void add(String name, String value) {
        add(name.getBytes(StandardCharsets.UTF_8));
        add(value.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        length(bytes.length);
        digest.update(bytes);
    }

    void add(Path file) throws IOException {
        length(Files.size(file));
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
    }

    private void length(long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
