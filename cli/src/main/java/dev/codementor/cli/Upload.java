package dev.codementor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** A form of fields and files; the files are read from disk while they are sent. */
final class Upload {

    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8);

    private final List<Field> fields = new ArrayList<>();

    private sealed interface Field {
        String name();

        record Text(String name, String value) implements Field {}

        record File(String name, Path path, String fileName) implements Field {}
    }

    /** @param value null leaves the field out */
    Upload text(String name, @Nullable Object value) {
        if (value != null) {
            fields.add(new Field.Text(name, value.toString()));
        }
        return this;
    }

    Upload file(String name, Path path, String fileName) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CliFailure(Exit.WRONG_USE, "The %s cannot be read: %s".formatted(name, path));
        }
        fields.add(new Field.File(name, path, fileName));
        return this;
    }

    HttpEntity entity() {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.EXTENDED)
                .setCharset(StandardCharsets.UTF_8);
        for (Field field : fields) {
            switch (field) {
                case Field.Text(String name, String value) -> form.addTextBody(name, value, TEXT);
                case Field.File(String name, Path path, String fileName) ->
                    form.addBinaryBody(name, path.toFile(), ContentType.APPLICATION_OCTET_STREAM, fileName);
            }
        }
        return form.build();
    }

    /** The same for the same contents, so the same command given again means the same batch. */
    String idempotencyKey() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (Field field : fields) {
            digest.update((field.name() + '\n').getBytes(StandardCharsets.UTF_8));
            switch (field) {
                case Field.Text(String name, String value) ->
                    digest.update((value + '\n').getBytes(StandardCharsets.UTF_8));
                case Field.File(String name, Path path, String fileName) -> add(path, digest);
            }
        }
        return "cli-" + HexFormat.of().formatHex(digest.digest());
    }

    private static void add(Path path, MessageDigest digest) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new CliFailure(Exit.WRONG_USE, "Cannot be read: " + path);
        }
    }
}
