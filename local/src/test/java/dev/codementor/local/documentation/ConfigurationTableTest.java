package dev.codementor.local.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
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

/** The table of environment variables and the records that read them say the same. */
class ConfigurationTableTest {

    private static final Path TABLE = Path.of("..", "docs", "configuration.md");

    @Test
    void documentsEveryVariableAndNoOther() throws Exception {
        Set<String> documented = documented("Settings of the services");

        assertThat(documented).containsExactlyInAnyOrderElementsOf(read());
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

    private static Set<String> documented(String heading) throws IOException {
        String table = Files.readString(TABLE);
        int start = table.indexOf("## " + heading);
        int end = table.indexOf("\n## ", start + 1);
        Matcher rows = Pattern.compile("^\\| `(CODEMENTOR_\\w+)`", Pattern.MULTILINE)
                .matcher(end < 0 ? table.substring(start) : table.substring(start, end));
        Set<String> variables = new TreeSet<>();
        while (rows.find()) {
            variables.add(rows.group(1));
        }
        return variables;
    }
}
