package dev.codementor.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CourseAboutsTest {

    @TempDir
    private Path root;

    @Test
    void knowsNothingWithoutAFile() {
        assertThat(new CourseAbouts(new CourseProperties(null, 6_000, 8_000, 20)).of("cs101"))
                .isEmpty();
        assertThat(abouts().of("cs101")).isEmpty();
    }

    @Test
    void prefersTheCoursesOwnFile() throws IOException {
        write("default", "may: [hint]\n");
        write("cs101", """
                name: Programming
                may:
                  - explain
                  - 100
                mayNot: []
                answerLanguageNote: "Ask in English."
                """);

        assertThat(abouts().of("cs101"))
                .contains(new CourseAbout("Programming", List.of("explain", "100"), List.of(), "Ask in English."));
        assertThat(abouts().of("cs102"))
                .contains(new CourseAbout(null, List.of("hint"), CourseAbout.BUILT_IN.mayNot(), null));
        assertThat(abouts().of("../cs101")).isEqualTo(abouts().of("default"));
    }

    @Test
    void readsAChangedFileAgain() throws IOException {
        Path file = write("cs101", "name: old\n");
        CourseAbouts abouts = abouts();
        assertThat(abouts.of("cs101")).map(CourseAbout::name).contains("old");

        write("cs101", "name: new\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(abouts.of("cs101")).map(CourseAbout::name).contains("new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name: a\nmay: [x\n' | 3",
                "'name: a\nmayy: [x]\n' | 2",
                "'name: a\n\nmay: x\n' | 3",
                "'may:\n  - x\n  - {y: z}\n' | 3",
                "'name: a\nname: b\n' | 2",
                "'name:\n' | 1",
                "'- name\n' | 1",
                "'name: !!javax.script.ScriptEngineManager [x]\n' | 1",
                "'name: a\n\tmay: x\n' | 2"
            })
    void namesFileAndLineOfAMistakeOnce(String text, int line, CapturedOutput output) throws IOException {
        Path file = write("cs101", text);
        CourseAbouts abouts = abouts();

        assertThat(abouts.of("cs101")).isEmpty();
        assertThat(abouts.of("cs101")).isEmpty();

        assertThat(output.getAll()).containsOnlyOnce("file=" + file + " line=" + line + " ");
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        for (String text : List.of(
                "name: " + "x".repeat(201),
                "may: [" + "x,".repeat(21) + "]",
                "may: [" + "x".repeat(301) + "]",
                "# " + "x".repeat(70_000))) {
            write("cs101", text);

            assertThat(abouts().of("cs101")).isEmpty();
        }
    }

    private CourseAbouts abouts() {
        return new CourseAbouts(new CourseProperties(root.resolve("courses"), 100, 100, 20));
    }

    private Path write(String course, String text) throws IOException {
        Path path = root.resolve("courses").resolve(course).resolve("about.yaml");
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}
