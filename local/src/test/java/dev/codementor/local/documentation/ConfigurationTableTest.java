package dev.codementor.local.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * The tables of environment variables, the records that read them, and the names that every program knows when it looks for
 * slips all say the same.
 */
class ConfigurationTableTest {

    private static final Path TABLE = Path.of("..", "docs", "configuration.md");

    /** Stands for other settings in the services' configuration files. */
    private static final String MODEL = "CODEMENTOR_MODEL";

    @Test
    void documentsEveryVariableAndNoOther() throws Exception {
        Set<String> read = read();
        read.add(MODEL);

        assertThat(documented()).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void everyProgramKnowsAllVariables() throws Exception {
        Set<String> known = new TreeSet<>();
        Set<String> elsewhere = new TreeSet<>();
        Set<String> section = known;
        for (String line : variablesFile().lines().toList()) {
            if (line.startsWith("# Not settings of the services")) {
                section = elsewhere;
            } else if (line.startsWith("CODEMENTOR_")) {
                section.add(line);
            }
        }
        Set<String> read = read();
        read.add(MODEL);

        assertThat(known)
                .as("libs/settings/src/main/resources/dev/codementor/settings/variables.txt")
                .containsExactlyElementsOf(read);
        assertThat(elsewhere).isNotEmpty().doesNotContainAnyElementsOf(read);
    }

    private static String variablesFile() throws IOException {
        try (InputStream file = Settings.class.getResourceAsStream("variables.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> read() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> variables = new TreeSet<>();
        for (BeanDefinition found : scanner.findCandidateComponents("dev.codementor")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            if (prefix.startsWith("codementor")) {
                addComponents(prefix.replace('.', '_').replace('-', '_'), type, variables);
            }
        }
        return variables;
    }

    private static void addComponents(String prefix, Class<?> type, Set<String> variables) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "_" + component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2");
            if (component.getType().isRecord() && component.getType().getName().startsWith("dev.codementor")) {
                addComponents(name, component.getType(), variables);
            } else {
                variables.add(name.toUpperCase(Locale.ROOT));
            }
        }
    }

    /** All names in the first columns of the page's tables. */
    private static Set<String> documented() throws IOException {
        Matcher rows = Pattern.compile("^\\| (`(?:CODEMENTOR_\\w+|`, `)+`) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(TABLE));
        Set<String> variables = new TreeSet<>();
        while (rows.find()) {
            Matcher names = Pattern.compile("CODEMENTOR_\\w+").matcher(rows.group(1));
            while (names.find()) {
                variables.add(names.group());
            }
        }
        return variables;
    }
}
