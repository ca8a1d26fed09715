package dev.codementor.courses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.codementor.courses.AboutFile.Reading;
import dev.codementor.courses.CourseDirectory.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts that people wrote for the students of a course. It checks the file at each request, because students rarely
 * ask for it. It reads the file, and logs a mistake in it, only when the file has changed.
 */
public final class CourseAbouts {

    private static final Logger log = LoggerFactory.getLogger(CourseAbouts.class);
    private static final String FILE = "about.yaml";
    private static final int MOST_FILES = 1_000;

    private final CourseDirectory directory;
    private final Cache<Path, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_FILES).build();

    public CourseAbouts(CourseProperties properties) {
        this.directory = new CourseDirectory(properties.dir());
    }

    private record Known(Source source, Optional<CourseAbout> about) {}

    /** The text; empty when there is none or it contains a mistake. */
    public Optional<CourseAbout> of(String course) {
        return directory.find(directory.nameOf(course), FILE).flatMap(this::read);
    }

    private Optional<CourseAbout> read(Source source) {
        return known.asMap()
                .compute(
                        source.path(),
                        (path, old) -> old != null && old.source().equals(source) ? old : new Known(source, load(path)))
                .about();
    }

    private static Optional<CourseAbout> load(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(AboutFile.LONGEST + 1);
            Reading reading = bytes.length > AboutFile.LONGEST
                    ? new Reading.Refused(1, "is longer than %d bytes".formatted(AboutFile.LONGEST))
                    : AboutFile.read(new String(bytes, StandardCharsets.UTF_8));
            return switch (reading) {
                case Reading.Read read -> Optional.of(read.about());
                case Reading.Refused refused -> {
                    log.warn(
                            "action=course-about-refused file={} line={} fault=\"{}\" next=shows-the-built-in-text",
                            path,
                            refused.line(),
                            refused.fault());
                    yield Optional.empty();
                }
            };
        } catch (IOException e) {
            log.warn("action=course-file-unreadable file={} cause={} next=uses-the-default", path, e.toString());
            return Optional.empty();
        }
    }
}
