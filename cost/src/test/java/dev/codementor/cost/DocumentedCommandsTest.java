package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The commands in the documents, run as they are written. {@code -Dcodementor.cost.update=true} writes the outputs in
 * {@code docs/cost.md} anew.
 */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs/cost.md");
    /** What the guide tells to copy into {@code my-prices}. */
    private static final String COPIED = "src/main/resources/dev/codementor/cost";

    private static final String JAR = "java -jar cost/target/codementor-cost-exec.jar";
    private static final Pattern COMMAND = Pattern.compile(Pattern.quote(JAR) + "([^`\n]*)");
    private static final Pattern COMMAND_AND_OUTPUT = Pattern.compile(
            "(?<command>```console\n\\$ " + Pattern.quote(JAR) + "(?<options>.*)\n)(?<output>[^`]*)```");

    @Test
    void printWhatGuideShows() throws IOException {
        String written = Files.readString(GUIDE);
        assertThat(COMMAND_AND_OUTPUT.matcher(written).results()).hasSize(4);

        String now = COMMAND_AND_OUTPUT
                .matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group("command") + run(found.group("options")).answer() + "```"));

        if (Boolean.getBoolean("codementor.cost.update")) {
            Files.writeString(GUIDE, now);
        }
        assertThat(Files.readString(GUIDE)).isEqualTo(now);
    }

    @Test
    void areAllPossible() throws IOException {
        List<String> all = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult command :
                    COMMAND.matcher(Files.readString(document)).results().toList()) {
                all.add(command.group());
                assertThat(run(command.group(1)).exit())
                        .as("%s in %s", command.group(), document)
                        .isZero();
            }
        }
        assertThat(all).hasSizeGreaterThan(5);
    }

    private static Shell run(String options) {
        return Shell.run(
                Arrays.stream(options.strip().replace("my-prices", COPIED).split(" +"))
                        .filter(option -> !option.isEmpty())
                        .toArray(String[]::new));
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md"), Path.of("README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        return documents;
    }
}
