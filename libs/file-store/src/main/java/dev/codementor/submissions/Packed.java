package dev.codementor.submissions;

import dev.codementor.files.DamagedObjectException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Objects as gzip files, of which neither form is larger than allowed. */
final class Packed {

    private static final int SMALL = 512;

    private final int largest;

    Packed(int largest) {
        this.largest = largest;
    }

    /** @throws IllegalArgumentException if it is too large */
    byte[] pack(byte[] bytes) {
        requireSize(bytes.length);
        var packed = new ByteArrayOutputStream(bytes.length / 4 + SMALL);
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all bytes", e);
        }
        return packed.toByteArray();
    }

    /** @throws IllegalArgumentException if it is too large */
    void requireSize(int bytes) {
        if (bytes > largest) {
            throw new IllegalArgumentException(
                    "an object has at most %d bytes (codementor.files.largest)".formatted(largest));
        }
    }

    byte[] unpack(String key, byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = gzip.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new DamagedObjectException(key, "it is larger than any that is written", null);
            }
            return bytes;
        } catch (IOException e) {
            throw new DamagedObjectException(key, "it is no gzip file", e);
        }
    }
}
