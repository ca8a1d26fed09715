package dev.codementor.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * The settings of a program: the records that its configuration classes enable, found by following {@link Import} from the
 * application's own class. Nothing is listed twice, and nothing is scanned.
 *
 * @param groups the records, by the prefix of their settings
 * @param settings all of their components
 */
record Catalogue(List<Group> groups, List<Setting> settings) {

    private static final String PREFIX = "codementor";

    /** A record of settings and its prefix; several may share one. */
    record Group(String prefix, Class<?> type) {}

    static Catalogue of(Class<?>... applications) {
        Map<Class<?>, Group> groups = new LinkedHashMap<>();
        Set<Class<?>> seen = new HashSet<>();
        for (Class<?> application : applications) {
            follow(application, seen, groups);
        }
        List<Setting> settings = new ArrayList<>();
        groups.values().forEach(group -> addSettings(group.prefix(), group.type(), settings));
        return new Catalogue(List.copyOf(groups.values()), List.copyOf(settings));
    }

    private static void follow(Class<?> configuration, Set<Class<?>> seen, Map<Class<?>, Group> groups) {
        if (!seen.add(configuration)) {
            return;
        }
        EnableConfigurationProperties enabled = configuration.getAnnotation(EnableConfigurationProperties.class);
        if (enabled != null) {
            for (Class<?> type : enabled.value()) {
                ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
                if (properties != null && isOurs(properties.value()) && type.isRecord()) {
                    groups.put(type, new Group(properties.value(), type));
                }
            }
        }
        Import imports = configuration.getAnnotation(Import.class);
        if (imports != null) {
            for (Class<?> imported : imports.value()) {
                follow(imported, seen, groups);
            }
        }
    }

    private static boolean isOurs(String prefix) {
        return prefix.equals(PREFIX) || prefix.startsWith(PREFIX + ".");
    }

    private static void addSettings(String prefix, Class<?> type, List<Setting> settings) {
        for (RecordComponent component : type.getRecordComponents()) {
            Setting setting = Setting.of(prefix, component);
            if (component.getType().isRecord()) {
                addSettings(setting.property(), component.getType(), settings);
            } else {
                settings.add(setting);
            }
        }
    }
}
