package dev.codementor.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scripts name types and fields of frames that the golden files of libs/contract have. */
class PagesReadFramesTest {

    private static final Path PAGES = Path.of("src", "main", "resources", "codementor-api", "pages");
    private static final Path FRAMES = Path.of("..", "libs", "contract", "golden", "frames");

    private static final Pattern TYPE = Pattern.compile("frame\\.type === '(\\w+)'|case '(\\w+)':");
    private static final Pattern FIELD = Pattern.compile("\\bframe\\.(\\w+)");
    private static final Pattern TAKEN_APART = Pattern.compile("(?:receive|isComplete)\\(\\{ ([\\w, ]+) \\}\\)");
    private static final Pattern SENT = Pattern.compile("#send\\(\\{ ([^}]+) \\}\\)");

    private static final List<String> READERS =
            List.of("live/live-events.js", "live/followed-job.js", "live/held-text.js", "student/student-desk.js");

    @Test
    void handleTypesThatTheServerSends() {
        Set<String> handled = found(TYPE);

        assertThat(frames("server").map(frame -> frame.required("type").asString()))
                .containsAll(handled);
        assertThat(handled).containsExactly("chunk", "settled", "state", "welcome");
    }

    @Test
    void readFieldsThatTheServerSends() {
        Set<String> fields = frames("server")
                .flatMap(frame -> frame.propertyNames().stream())
                .collect(Collectors.toSet());

        assertThat(found(FIELD))
                .contains("epoch", "failure", "job", "position", "state")
                .isSubsetOf(fields);
        assertThat(found(TAKEN_APART).stream().flatMap(names -> Stream.of(names.split(", "))))
                .contains("epoch", "offset", "text", "length")
                .isSubsetOf(fields);
    }

    @Test
    void sendFramesThatTheServerUnderstands() {
        Set<String> sent = found(SENT).stream().map(PagesReadFramesTest::shape).collect(Collectors.toSet());

        assertThat(sent).hasSize(4);
        assertThat(frames("client")
                        .map(frame -> frame.required("type").asString() + ": " + new TreeSet<>(frame.propertyNames())))
                .containsAll(sent);
    }

    /** @param literal the inside of a JavaScript object, such as {@code type: 'unfollow', job} */
    private static String shape(String literal) {
        String type = literal.replaceAll(".*type: '(\\w+)'.*", "$1");
        return type + ": "
                + Stream.of(literal.split(", "))
                        .map(part -> part.replaceAll(":.*", "").strip())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern) {
        return READERS.stream()
                .map(PAGES::resolve)
                .map(PagesReadFramesTest::text)
                .flatMap(script -> pattern.matcher(script).results())
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> frames(String side) {
        try (Stream<Path> files = Files.list(FRAMES.resolve(side))) {
            return files.map(PagesReadFramesTest::text).map(JsonMapper.shared()::readTree).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
