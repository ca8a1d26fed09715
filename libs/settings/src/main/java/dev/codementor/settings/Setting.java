package dev.codementor.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * One setting: a component of a record with {@code @ConfigurationProperties}.
 *
 * @param property its name, such as {@code codementor.worker.drain}
 * @param group the record
 * @param component the record's component
 */
record Setting(String property, Class<?> group, RecordComponent component) {

    private static final Set<String> SECRETS = Set.of("password", "secret", "client-secret");

    static Setting of(String prefix, RecordComponent component) {
        return new Setting(prefix + "." + kebab(component.getName()), component.getDeclaringRecord(), component);
    }

    /** The environment variable, such as {@code CODEMENTOR_WORKER_DRAIN}. */
    String variable() {
        return variable(property);
    }

    static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    Class<?> type() {
        return component.getType();
    }

    ResolvableType genericType() {
        return ResolvableType.forType(component.getGenericType());
    }

    boolean secret() {
        return SECRETS.contains(property.substring(property.lastIndexOf('.') + 1));
    }

    /** Record components pass what stands on them on to their fields, where Jakarta Validation looks as well. */
    <A extends Annotation> @Nullable A constraint(Class<A> type) {
        try {
            return group.getDeclaredField(component.getName()).getAnnotation(type);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every component of a record is a field", e);
        }
    }

    private static String kebab(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
