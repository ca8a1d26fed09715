package dev.codementor.api.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file of the pages under a name that changes with its content, so that browsers may keep it for ever.
 *
 * @param path its path, with the hash in the name
 * @param type media type with charset
 */
record PageAsset(String path, String type, byte[] bytes, byte[] compressed) {

    private static final int DIGITS = 12;

    /** @param name path below {@code /assets/}, with an extension */
    static PageAsset of(String name, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        String hash = DigestUtils.sha256Hex(bytes).substring(0, DIGITS);
        String path = "/assets/" + name.substring(0, dot) + "-" + hash + name.substring(dot);
        return new PageAsset(path, type(name.substring(dot + 1)), bytes, gzip(bytes));
    }

    static PageAsset document(String file, byte[] bytes) {
        return new PageAsset("/" + file, "text/html;charset=utf-8", bytes, gzip(bytes));
    }

    /** The form in which a Content-Security-Policy names inline content. */
    static String policyHash(byte[] bytes) {
        return "'sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(bytes)) + "'";
    }

    private static String type(String extension) {
        return switch (extension) {
            case "js" -> "text/javascript;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            case "json" -> "application/json";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("Pages have no ." + extension + " files");
        };
    }

    private static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
