package dev.codementor.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.FileUtils;

/** PostgreSQL's programs for this machine, unpacked once into a directory that later starts find again. */
final class PostgresBinaries {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresBinaries() {}

    /**
     * Returns the directory that holds {@code bin}. Unpacks the programs first (about two seconds) if that has not been
     * done before.
     */
    static Path in(Path cache) {
        String name = "postgres-" + system() + "-" + machine();
        URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
        if (archive == null) {
            throw new EmbeddedServerException(
                    "No PostgreSQL for %s %s is included: run CodeMentor on Linux or on a Mac with an ARM processor, or start its services with your own PostgreSQL."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        try {
            Path home = PrivateFile.directory(cache).resolve(name + "-" + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL could not be unpacked into %s (%s). Free some space there, or choose another directory."
                            .formatted(cache, e.getMessage()),
                    e);
        }
    }

    /**
     * Distinguishes the archives of different versions without reading 15 MB: a jar's directory has each entry's
     * checksum.
     */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var file = jar.getJarFile()) {
                return Long.toHexString(jar.getJarEntry().getCrc());
            }
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    /**
     * Unpacks beside the target and renames, so that a killed start, or another start at the same time, does no harm.
     */
    private static void unpack(URL archive, Path home) throws IOException {
        Path draft = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (InputStream in = archive.openStream();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, draft);
            }
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            FileUtils.deleteQuietly(draft.toFile());
        } catch (FileSystemException e) {
            FileUtils.deleteQuietly(draft.toFile());
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("the archive leaves its directory: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, directory.resolve(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file);
            if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.replaceAll("[^a-z]", "");
    }

    private static String machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }
}
