package dev.codementor.livelink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A token that somebody else keeps fresh in a file; read each time, as it is small and asked for once a second. */
final class TokenFile implements ServiceTokens {

    private final Path file;

    TokenFile(Path file) {
        this.file = file;
    }

    @Override
    public String current() throws IOException {
        String token = Files.readString(file).strip();
        if (token.isEmpty()) {
            throw new IOException(file + " is empty");
        }
        return token;
    }

    @Override
    public void refused(String token) {
        // Only the file's provider can give another one.
    }
}
