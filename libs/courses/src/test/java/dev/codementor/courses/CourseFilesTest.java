package dev.codementor.courses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseFilesTest {

    @TempDir
    private Path root;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));

    @Test
    void comesWithAPolicyOfHintsBeforeSolutions() {
        CourseFiles files = new CourseFiles(new CourseProperties(null, 6_000, 8_000, 20), clock);

        assertThat(files.of("cs101").policy())
                .contains("Hints before solutions", "language in which the student writes");
        assertThat(files.of("cs101").notes()).isEmpty();
    }

    @Test
    void prefersTheCoursesOwnFiles() throws IOException {
        write("default/policy.md", "for all");
        write("cs101/policy.md", "for cs101");
        write("cs101/notes.md", "week one");

        assertThat(files().of("cs101").text()).isEqualTo("for cs101\n\n# About this course\n\nweek one");
        assertThat(files().of("cs102").text()).isEqualTo("for all");
    }

    @Test
    void readsAChangedFileAgain() throws IOException {
        write("cs101/policy.md", "old");
        CourseFiles files = files();
        assertThat(files.of("cs101").policy()).isEqualTo("old");

        write("cs101/policy.md", "new");
        Files.setLastModifiedTime(
                root.resolve("courses/cs101/policy.md"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        clock.advance(Duration.ofSeconds(3));

        assertThat(files.of("cs101").policy()).isEqualTo("new");
    }

    @Test
    void givesTheSameBytesToAllStudents() throws IOException {
        write("cs101/policy.md", "the same");
        CourseFiles files = files();

        CourseText first = files.of("cs101");
        clock.advance(Duration.ofSeconds(3));

        assertThat(files.of("cs101")).isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../secret", "secret/../../secret", "/etc", "a\u0000b", "", ".hidden", "..\\secret"})
    void staysInItsDirectory(String course) throws IOException {
        Files.createDirectories(root.resolve("secret"));
        Files.writeString(root.resolve("secret/policy.md"), "secret");
        Files.writeString(root.resolve("policy.md"), "secret");
        write("default/policy.md", "for all");

        assertThat(files().of(course).policy()).isEqualTo("for all");
    }

    @Test
    void cutsWhatIsTooLong() throws IOException {
        write("cs101/policy.md", "x".repeat(99) + "🙂 and more");

        assertThat(files().of("cs101").policy()).isEqualTo("x".repeat(99));
    }

    private CourseFiles files() {
        return new CourseFiles(new CourseProperties(root.resolve("courses"), 100, 100, 20), clock);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve("courses").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
