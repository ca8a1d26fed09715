package dev.codementor.settings;

import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.unit.DataSize;

/** Reads all settings of a program as it will read them later, and collects every mistake instead of ending at the first. */
final class SettingsCheck {

    private static final Pattern WITHOUT_UNIT = Pattern.compile("[+-]?\\d*[1-9]\\d*");

    private final ConfigurableEnvironment environment;
    private final Catalogue catalogue;
    private final ComingValidator validator;
    private final Origins origins;
    private final Binder binder;

    /** Each mistake once, also where several records read the same setting. */
    private final Map<String, String> mistakes = new LinkedHashMap<>();

    private final Set<String> wrong = new HashSet<>();

    SettingsCheck(ConfigurableEnvironment environment, Catalogue catalogue, ComingValidator validator) {
        this.environment = environment;
        this.catalogue = catalogue;
        this.validator = validator;
        this.origins = new Origins(environment);
        this.binder = Binder.get(environment);
    }

    /** One sentence for each; empty when the program can start with these settings. */
    List<String> mistakes() {
        Validator bounds = validator.get();
        catalogue.settings().forEach(setting -> check(setting, bounds));
        catalogue.groups().forEach(this::checkTogether);
        ListeningPorts ports = new ListeningPorts(environment.getProperty("server.address"));
        catalogue.settings().stream()
                .filter(setting -> Allowed.isPort(setting) && !wrong.contains(setting.property()))
                .forEach(setting -> ports.add(name(setting), port(setting)));
        ports.mistakes().forEach(sentence -> mistakes.put(sentence, sentence));
        return List.copyOf(mistakes.values());
    }

    private void check(Setting setting, Validator validator) {
        Optional<Given> given = origins.given(setting.property());
        Object value;
        try {
            value = binder.bind(setting.property(), Bindable.of(setting.genericType()))
                    .orElse(null);
        } catch (BindException e) {
            refuse(setting, given.orElseGet(() -> found(setting, e)));
            return;
        }
        if (value == null) {
            if (!hasDefault(setting)
                    && !setting.type().isPrimitive()
                    && !validator
                            .validateValue(setting.group(), setting.component().getName(), null)
                            .isEmpty()) {
                add(
                        setting,
                        setting.variable(),
                        setting.variable() + " is missing; it must be " + allowed(setting) + ".");
            }
        } else if (given.isPresent() && lacksUnit(setting, given.get())) {
            addUnit(setting, given.get());
        } else if (!validator
                .validateValue(setting.group(), setting.component().getName(), value)
                .isEmpty()) {
            refuse(setting, given.orElseGet(() -> new Given(setting.variable(), value.toString())));
        }
    }

    private void refuse(Setting setting, Given given) {
        String sentence =
                given.name() + " is " + given.shown(setting.secret()) + ", but must be " + allowed(setting) + ".";
        if (Names.comeFromKubernetes(given.name(), given.value())) {
            sentence +=
                    " Kubernetes sets this variable in every pod for a Service of that name: set enableServiceLinks:"
                            + " false in the pod, or the variable itself.";
        } else if (setting.type() == DataSize.class
                && !isSize(given.value().strip())
                && isSize(given.value().strip().toUpperCase(Locale.ROOT))) {
            sentence += " Units are in capitals: " + given.value().strip().toUpperCase(Locale.ROOT) + ".";
        }
        add(setting, given.name(), sentence);
    }

    private static boolean isSize(String text) {
        try {
            DataSize.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean lacksUnit(Setting setting, Given given) {
        return (setting.type() == Duration.class || setting.type() == DataSize.class)
                && WITHOUT_UNIT.matcher(given.value().strip()).matches();
    }

    private void addUnit(Setting setting, Given given) {
        String number = given.value().strip();
        String example = setting.type() == Duration.class
                ? number + "s for seconds or " + number + "ms for milliseconds"
                : number + "KB or " + number + "MB";
        add(
                setting,
                given.name(),
                given.name() + " is " + given.shown(false) + ", which has no unit: write " + example + ". It must be "
                        + allowed(setting) + ".");
    }

    /** What a record demands of several settings at once; only of those that are right one by one. */
    private void checkTogether(Catalogue.Group group) {
        if (catalogue.settings().stream()
                .anyMatch(setting ->
                        setting.property().startsWith(group.prefix() + ".") && wrong.contains(setting.property()))) {
            return;
        }
        try {
            binder.bindOrCreate(group.prefix(), Bindable.of(group.type()));
        } catch (BindException e) {
            String own =
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            // A record within a record does not know the name under which it is read.
            String sentence = own.contains("codementor.") || own.startsWith("OLLAMA_HOST")
                    ? named(own)
                    : "In " + Setting.variable(e.getName().toString()) + "_…: " + own;
            mistakes.put(sentence, sentence.endsWith(".") ? sentence : sentence + ".");
        }
    }

    /** Puts the names under which settings were given, and what was given, for the properties in a record's own sentence. */
    private String named(String sentence) {
        String result = sentence;
        List<Setting> longestFirst = catalogue.settings().stream()
                .sorted(Comparator.comparingInt(
                        (Setting setting) -> -setting.property().length()))
                .toList();
        for (Setting setting : longestFirst) {
            if (result.contains(setting.property())) {
                Optional<Given> given = origins.given(setting.property());
                String shown = given.map(one -> one.name() + " (" + one.shown(setting.secret()) + ")")
                        .orElse(setting.variable());
                result = result.replace(setting.property(), shown);
            }
        }
        return result;
    }

    private String name(Setting setting) {
        return origins.given(setting.property()).map(Given::name).orElse(setting.variable());
    }

    private int port(Setting setting) {
        var bound = binder.bind(setting.property(), Integer.class);
        return bound.isBound() ? bound.get() : 0;
    }

    private static String allowed(Setting setting) {
        String words = Allowed.words(setting);
        return words.startsWith("must be ") ? words.substring("must be ".length()) : words;
    }

    private void add(Setting setting, String name, String sentence) {
        wrong.add(setting.property());
        mistakes.putIfAbsent(name, sentence);
    }

    private static Given found(Setting setting, BindException e) {
        return e.getProperty() == null
                ? new Given(setting.variable(), "")
                : new Given(
                        Setting.variable(e.getProperty().getName().toString()),
                        String.valueOf(e.getProperty().getValue()));
    }

    private static boolean hasDefault(Setting setting) {
        for (Constructor<?> constructor : setting.group().getDeclaredConstructors()) {
            for (var parameter : constructor.getParameters()) {
                if (parameter.getName().equals(setting.component().getName())
                        && parameter.isAnnotationPresent(DefaultValue.class)) {
                    return true;
                }
            }
        }
        return false;
    }
}
