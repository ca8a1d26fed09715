package dev.codementor.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;

/** Secrets in files that only their owner can read. They outlive the process. */
public final class PrivateFile {

    private static final SecureRandom RANDOM = new SecureRandom();

    private PrivateFile() {}

    /**
     * The file's text. If the file does not exist, it is created with the given first text. The file appears complete
     * or not at all, so a process that is killed while writing leaves nothing half-written behind.
     *
     * @throws EmbeddedServerException if the directory cannot be used
     */
    public static String readOrCreate(Path file, Supplier<String> first) {
        try {
            if (!Files.exists(file)) {
                create(file, first.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** A random password of 192 bits, in characters that need no escaping in any format. */
    public static String newPassword() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Creates a directory that only its owner may enter, unless it exists.
     *
     * @throws EmbeddedServerException if it is not a directory or cannot be written to
     */
    public static Path directory(Path directory) {
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new IOException("not writable");
            }
            return directory.toRealPath();
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static void create(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".draft");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        draft, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            }
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(draft);
        }
    }

    private static EmbeddedServerException unusable(Path path, IOException e) {
        return new EmbeddedServerException(
                "%s cannot be used (%s: %s): choose a directory that this user may write to."
                        .formatted(path, e.getClass().getSimpleName(), e.getMessage()),
                e);
    }
}
