package dev.codementor.local;

import dev.codementor.settings.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory that holds all data. A lock, which the operating system releases with the process, keeps it exclusive.
 */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /**
     * Creates the directory if needed, and takes it.
     *
     * @throws CannotStart when it cannot be written or another instance holds it
     */
    static DataDirectory take(Path root) {
        FileChannel lockFile = open(root);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return new DataDirectory(root, lockFile);
            }
        } catch (OverlappingFileLockException e) {
            // another instance in this very JVM: the same answer as for one in another process
        } catch (IOException e) {
            close(lockFile);
            throw unusable(root, e);
        }
        close(lockFile);
        throw CannotStart.untilChanged(
                "The data directory " + root
                        + " is in use by another CodeMentor. Stop that one, or choose another with"
                        + " CODEMENTOR_DATA_DIR.",
                null);
    }

    Path database() {
        return root.resolve("postgresql");
    }

    Path objects() {
        return root.resolve("s3");
    }

    Path identity() {
        return root.resolve("identity");
    }

    Path root() {
        return root;
    }

    @Override
    public void close() {
        close(lockFile);
    }

    private static FileChannel open(Path root) {
        try {
            Files.createDirectories(root);
            return FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static CannotStart unusable(Path root, IOException cause) {
        return CannotStart.untilChanged(
                "The data directory " + root + " cannot be written ("
                        + cause.getClass().getSimpleName()
                        + "). Make it writable, or choose another with CODEMENTOR_DATA_DIR.",
                cause);
    }

    private static void close(FileChannel lockFile) {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
