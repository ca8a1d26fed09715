package dev.codementor.worker.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people wrote for a course; a changed file holds for prompts from a few seconds later on. */
public final class CourseFiles {

    private static final Logger log = LoggerFactory.getLogger(CourseFiles.class);

    /** A course's name comes from outside and must not lead out of the directory. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final String DEFAULT = "default";
    private static final Duration TRUSTED = Duration.ofSeconds(2);
    private static final int MOST_COURSES = 1_000;
    private static final int MOST_BYTES_PER_CHARACTER = 4;

    private final CourseProperties properties;
    private final Clock clock;
    private final String builtIn;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public CourseFiles(CourseProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.builtIn = resource("/dev/codementor/worker/prompt/policy.md");
    }

    private record Known(
            CourseText text,
            @Nullable FileTime policy,
            @Nullable FileTime notes,
            Instant checked) {}

    private record Source(@Nullable Path path, @Nullable FileTime changed) {}

    /** The texts of a course, or those for all courses. */
    CourseText of(String course) {
        Path dir = properties.dir();
        String name = dir != null && NAME.matcher(course).matches() ? course : DEFAULT;
        Known old = known.get(name);
        Instant now = clock.instant();
        if (old != null && now.isBefore(old.checked().plus(TRUSTED))) {
            return old.text();
        }
        Source policy = find(dir, name, "policy.md");
        Source notes = find(dir, name, "notes.md");
        CourseText text = old != null && same(old.policy(), policy.changed()) && same(old.notes(), notes.changed())
                ? old.text()
                : new CourseText(
                        read(policy, properties.longestPolicy()).orElse(builtIn),
                        read(notes, properties.longestNotes()).orElse(""));
        if (known.size() >= MOST_COURSES) {
            known.clear();
        }
        known.put(name, new Known(text, policy.changed(), notes.changed(), now));
        return text;
    }

    private static boolean same(@Nullable FileTime one, @Nullable FileTime other) {
        return one == null ? other == null : one.equals(other);
    }

    private static Source find(@Nullable Path dir, String course, String file) {
        if (dir == null) {
            return new Source(null, null);
        }
        for (String name : new String[] {course, DEFAULT}) {
            Path path = dir.resolve(name).resolve(file);
            try {
                return new Source(path, Files.getLastModifiedTime(path));
            } catch (NoSuchFileException e) {
                continue;
            } catch (IOException e) {
                log.warn("action=course-file-unreadable file={} cause={} next=the-default-holds", path, e.toString());
            }
        }
        return new Source(null, null);
    }

    private static Optional<String> read(Source source, int longest) {
        if (source.path() == null) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(source.path())) {
            String text = new String(in.readNBytes(longest * MOST_BYTES_PER_CHARACTER), StandardCharsets.UTF_8).strip();
            if (text.length() > longest) {
                log.warn("action=course-file-cut file={} kept={}", source.path(), longest);
                text = Surrogates.whole(text.substring(0, longest));
            }
            return Optional.of(text);
        } catch (IOException e) {
            log.warn(
                    "action=course-file-unreadable file={} cause={} next=the-default-holds",
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
