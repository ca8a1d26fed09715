package dev.codementor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file to which grades are written. It appears complete or not at all. */
final class Gradebook {

    /** The program for which the file is made. */
    enum Format {
        PLAIN,
        CANVAS,
        MOODLE,
        JSONL
    }

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            defaultValue = "grades.csv",
            description = "The gradebook to write. Default: ${DEFAULT-VALUE}")
    private Path file = Path.of("grades.csv");

    @Option(
            names = "--format",
            defaultValue = "plain",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Format format = Format.PLAIN;

    @Option(names = "--force", description = "Overwrite an existing file.")
    private boolean force;

    /** Reports early what would otherwise go wrong after an hour of grading. */
    void check() {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.exists(file) && !force) {
            throw new CliFailure(Exit.WRONG_USE, "%s exists; give --force or another --out.".formatted(file));
        }
        if (folder == null || !Files.isWritable(folder)) {
            throw new CliFailure(Exit.WRONG_USE, "%s cannot be written.".formatted(file));
        }
    }

    /** @return the file */
    Path write(ApiClient api, String batch) {
        String name = format.name().toLowerCase(Locale.ROOT);
        String path = format == Format.JSONL ? "results.jsonl" : "results.csv?format=" + name;
        @Nullable Path partial = null;
        try {
            partial = Files.createTempFile(file.toAbsolutePath().getParent(), ".grades", ".part");
            try (OutputStream out = Files.newOutputStream(partial)) {
                api.download("/api/v1/batches/" + batch + "/" + path, out);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new CliFailure(Exit.WRONG_USE, "%s cannot be written: %s".formatted(file, e.getMessage()));
        } finally {
            delete(partial);
        }
    }

    private static void delete(@Nullable Path partial) {
        try {
            if (partial != null) {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            partial.toFile().deleteOnExit();
        }
    }
}
