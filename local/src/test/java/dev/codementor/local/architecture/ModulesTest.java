package dev.codementor.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The modules of the build: each is explained, is large enough to be one, and takes fixtures for its tests only. */
class ModulesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern FIXTURES = Pattern.compile(
            "<dependency>\\s*<groupId>dev\\.codementor</groupId>\\s*<artifactId>codementor-testing</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    /** Lines of Java, blank ones left out, from which on nobody asks why this is a module. */
    private static final int LARGE_ENOUGH = 100;

    /** Smaller modules, each with the reason why it is one; there is none now. */
    private static final Map<String, String> SMALL = Map.of();

    @Test
    void eachHasPageThatExplainsIt() throws IOException {
        for (String module : modules()) {
            assertThat(ROOT.resolve(module).resolve("README.md"))
                    .as("the page of %s", module)
                    .isNotEmptyFile();
        }
    }

    @Test
    void smallOnesHaveReason() throws IOException {
        TreeSet<String> small = new TreeSet<>();
        for (String module : modules()) {
            if (lines(ROOT.resolve(module).resolve("src/main/java")) < LARGE_ENOUGH) {
                small.add(module);
            }
        }

        assertThat(small)
                .as(
                        "modules with fewer than %d lines of code; those that are not listed here need a reason",
                        LARGE_ENOUGH)
                .containsExactlyInAnyOrderElementsOf(SMALL.keySet());
    }

    @Test
    void takesFixturesForTestsOnly() throws IOException {
        long users = 0;
        for (String module : modules()) {
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
            for (MatchResult dependency : FIXTURES.matcher(pom).results().toList()) {
                users++;
                assertThat(dependency.group(1)).as(module).contains("<scope>test</scope>");
            }
        }

        assertThat(users).isPositive();
    }

    private static List<String> modules() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(modules).isNotEmpty();
        return modules;
    }

    private static long lines(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(each -> each.toString().endsWith(".java"))
                    .mapToLong(ModulesTest::count)
                    .sum();
        }
    }

    private static long count(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
