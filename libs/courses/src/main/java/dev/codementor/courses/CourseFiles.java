package dev.codementor.courses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.codementor.courses.CourseDirectory.Source;
import dev.codementor.text.Cut;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts that people wrote for the mentor of a course. A changed file takes effect within a few seconds. */
public final class CourseFiles {

    private static final Logger log = LoggerFactory.getLogger(CourseFiles.class);
    private static final Duration TRUSTED = Duration.ofSeconds(2);
    private static final int MOST_COURSES = 1_000;
    private static final int MOST_BYTES_PER_CHARACTER = 4;

    private final CourseProperties properties;
    private final CourseDirectory directory;
    private final Clock clock;
    private final String builtIn;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_COURSES).build();

    public CourseFiles(CourseProperties properties, Clock clock) {
        this.properties = properties;
        this.directory = new CourseDirectory(properties.dir());
        this.clock = clock;
        this.builtIn = resource("/dev/codementor/courses/policy.md");
    }

    private record Known(CourseText text, Optional<Source> policy, Optional<Source> notes, Instant checked) {}

    /** The texts of a course, or the ones for all courses. */
    public CourseText of(String course) {
        String name = directory.nameOf(course);
        Known old = known.getIfPresent(name);
        Instant now = clock.instant();
        if (old != null && now.isBefore(old.checked().plus(TRUSTED))) {
            return old.text();
        }
        Optional<Source> policy = directory.find(name, "policy.md");
        Optional<Source> notes = directory.find(name, "notes.md");
        CourseText text =
                old != null && old.policy().equals(policy) && old.notes().equals(notes)
                        ? old.text()
                        : new CourseText(
                                policy.flatMap(source -> read(source, properties.longestPolicy()))
                                        .orElse(builtIn),
                                notes.flatMap(source -> read(source, properties.longestNotes()))
                                        .orElse(""));
        known.put(name, new Known(text, policy, notes, now));
        return text;
    }

    private static Optional<String> read(Source source, int longest) {
        try (InputStream in = Files.newInputStream(source.path())) {
            String text = new String(in.readNBytes(longest * MOST_BYTES_PER_CHARACTER), StandardCharsets.UTF_8).strip();
            if (text.length() > longest) {
                log.warn("action=course-file-cut file={} kept={}", source.path(), longest);
                text = Cut.start(text, longest);
            }
            return Optional.of(text);
        } catch (IOException e) {
            log.warn(
                    "action=course-file-unreadable file={} cause={} next=uses-the-default",
                    source.path(),
                    e.toString());
            return Optional.empty();
        }
    }

    private static String resource(String name) {
        try (InputStream in = CourseFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
