package dev.codementor.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The submissions to upload: a ZIP or JSONL file as it is, or a folder packed into a ZIP. The same folder gives the
 * same bytes, so the same command given again finds its batch.
 */
record SubmissionArchive(Path file, String name, boolean temporary) implements AutoCloseable {

    /** Slightly more than the server accepts, so that the server reports when there are too many. */
    private static final int MOST_FILES = 200_000;

    static SubmissionArchive of(Path source) {
        if (Files.isDirectory(source)) {
            return packed(source);
        }
        String name = source.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!Files.isRegularFile(source) || !List.of("zip", "jsonl", "ndjson").contains(ending)) {
            throw new CliFailure(Exit.WRONG_USE, "Submissions must be a folder, a .zip or a .jsonl file: " + source);
        }
        return new SubmissionArchive(source, name, false);
    }

    private static SubmissionArchive packed(Path folder) {
        try {
            List<Path> files = files(folder);
            if (files.isEmpty()) {
                throw new CliFailure(Exit.WRONG_USE, "There are no files in " + folder);
            }
            Path zip = Files.createTempFile("codementor-submissions", ".zip");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip));
                    ZipOutputStream packer = new ZipOutputStream(out)) {
                for (Path file : files) {
                    ZipEntry entry =
                            new ZipEntry(folder.relativize(file).toString().replace('\\', '/'));
                    entry.setTime(0);
                    packer.putNextEntry(entry);
                    Files.copy(file, packer);
                    packer.closeEntry();
                }
            } catch (IOException e) {
                Files.deleteIfExists(zip);
                throw e;
            }
            return new SubmissionArchive(zip, "submissions.zip", true);
        } catch (IOException e) {
            throw new CliFailure(Exit.WRONG_USE, "The folder cannot be packed: " + e.getMessage());
        }
    }

    /** Hidden files, such as those of version control, are not submissions. Links are not followed. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !hidden(folder.relativize(path)))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new CliFailure(
                        Exit.WRONG_USE, "There are more than %,d files in %s".formatted(MOST_FILES, folder));
            }
            return files;
        }
    }

    private static boolean hidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
