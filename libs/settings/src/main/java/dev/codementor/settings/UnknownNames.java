package dev.codementor.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Variables, system properties and arguments that look like settings and are none.
 *
 * @param mistakes a sentence for each that resembles a setting, and so is a slip
 * @param warnings a sentence for each that resembles none, such as another program's; it has no effect
 */
record UnknownNames(List<String> mistakes, List<String> warnings) {

    static UnknownNames in(ConfigurableEnvironment environment, Names names, Catalogue catalogue) {
        List<String> mistakes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed && givenByPeople(source)) {
                for (String name : listed.getPropertyNames()) {
                    if (looksLikeOurs(name) && !names.know(name) && !ofKubernetes(listed, name)) {
                        String shown = Origins.nameIn(source.getName(), name);
                        Optional<String> nearest = names.nearest(name);
                        nearest.ifPresentOrElse(
                                known -> mistakes.add(shown + " is not a setting; the nearest one is "
                                        + inTheFormOf(shown, known, catalogue) + "."),
                                () -> warnings.add(shown + " is not a setting of CodeMentor and has no effect."));
                    }
                }
            }
        }
        return new UnknownNames(List.copyOf(mistakes), List.copyOf(warnings));
    }

    private static boolean givenByPeople(PropertySource<?> source) {
        return source instanceof SystemEnvironmentPropertySource
                || source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
                || source.getName().equals(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
    }

    private static boolean looksLikeOurs(String name) {
        String start = name.length() < Names.PREFIX.length() ? "" : name.substring(0, Names.PREFIX.length());
        return start.toUpperCase(Locale.ROOT).replace('.', '_').equals(Names.PREFIX);
    }

    private static boolean ofKubernetes(EnumerablePropertySource<?> source, String name) {
        return Names.comeFromKubernetes(name, String.valueOf(source.getProperty(name)));
    }

    /** A property where a property was given, as far as this program has it. */
    private static String inTheFormOf(String given, String variable, Catalogue catalogue) {
        return catalogue.settings().stream()
                .filter(setting -> given.startsWith("-") && setting.variable().equals(variable))
                .map(setting -> given.substring(0, given.indexOf('c')) + setting.property())
                .findFirst()
                .orElse(variable);
    }
}
