package dev.codementor.api.batches.forms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of an upload.
 *
 * @param name the sender's name for it, for messages
 */
public record UploadedFile(String name, Path path) {

    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
