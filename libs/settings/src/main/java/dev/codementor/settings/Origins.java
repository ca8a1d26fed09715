package dev.codementor.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Finds out what was given for a setting, and under which name. */
final class Origins {

    /** A value that stands for another setting, as in the programs' own configuration files. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::.*)?}");

    private final ConfigurableEnvironment environment;

    Origins(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** @param property a canonical name, such as {@code codementor.worker.drain} */
    Optional<Given> given(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return behind(String.valueOf(found.getValue()), nameOf(property, found.getOrigin()));
            }
        }
        return Optional.empty();
    }

    /** Follows a placeholder to what it stands for; one that stands for nothing leaves what the file says instead. */
    private Optional<Given> behind(String raw, String name) {
        Matcher placeholder = PLACEHOLDER.matcher(raw);
        if (placeholder.matches()) {
            String key = placeholder.group(1);
            Optional<Given> given = ConfigurationPropertyName.isValid(key) ? given(key) : variable(key);
            if (given.isPresent()) {
                return given;
            }
        }
        return Optional.of(new Given(name, environment.resolvePlaceholders(raw)));
    }

    /** The name under which a person sets a property that stands for another setting in a program's own configuration file. */
    String settableName(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(found.getValue()));
                return placeholder.matches()
                        ? given(placeholder.group(1)).map(Given::name).orElse(Setting.variable(placeholder.group(1)))
                        : property;
            }
        }
        return property;
    }

    /** @param name exactly as it is given, such as {@code OLLAMA_HOST} */
    Optional<Given> variable(String name) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (!ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
                    && source.getProperty(name) != null) {
                return Optional.of(new Given(
                        nameIn(source.getName(), name),
                        environment.resolvePlaceholders(String.valueOf(source.getProperty(name)))));
            }
        }
        return Optional.empty();
    }

    private static String nameOf(String property, @Nullable Origin origin) {
        return switch (origin) {
            case SystemEnvironmentOrigin variable -> variable.getProperty();
            case PropertySourceOrigin source ->
                nameIn(source.getPropertySource().getName(), source.getPropertyName());
            case TextResourceOrigin file
            when !(file.getResource() instanceof ClassPathResource) -> property + " (" + file + ")";
            case null, default -> Setting.variable(property);
        };
    }

    static String nameIn(String source, String property) {
        return switch (source) {
            case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME -> "--" + property;
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "-D" + property;
            default -> property;
        };
    }
}
