package dev.codementor.courses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the files that people wrote: in the directory of the course, or otherwise in the one for all courses.
 *
 * @param dir null when there are no such files
 */
record CourseDirectory(@Nullable Path dir) {

    private static final Logger log = LoggerFactory.getLogger(CourseDirectory.class);

    /** A course's name comes from outside. It must not lead out of the directory. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final String DEFAULT = "default";

    /** @param changed when the file was last written */
    record Source(Path path, FileTime changed) {}

    /** The directory's name for a course. */
    String nameOf(String course) {
        return dir != null && NAME.matcher(course).matches() ? course : DEFAULT;
    }

    /** @param name from {@link #nameOf} */
    Optional<Source> find(String name, String file) {
        if (dir == null) {
            return Optional.empty();
        }
        for (String each : new String[] {name, DEFAULT}) {
            Path path = dir.resolve(each).resolve(file);
            try {
                return Optional.of(new Source(path, Files.getLastModifiedTime(path)));
            } catch (NoSuchFileException e) {
                continue;
            } catch (IOException e) {
                log.warn("action=course-file-unreadable file={} cause={} next=uses-the-default", path, e.toString());
            }
        }
        return Optional.empty();
    }
}
