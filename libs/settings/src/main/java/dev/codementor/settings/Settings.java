package dev.codementor.settings;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings of one or several programs in an environment. */
public final class Settings {

    private final ComingValidator validator = ComingValidator.begin();

    /** Begins to make what a check needs; best done before the environment is read. */
    public Settings() {}

    /**
     * Checks all of them, and whether the ports that they name are free.
     *
     * @param environment with the programs' configuration files
     * @param applications configuration classes, whose imports are followed
     * @return what does not matter but may surprise, a sentence each
     * @throws WrongSettings with every mistake
     */
    public List<String> check(ConfigurableEnvironment environment, Class<?>... applications) {
        Catalogue catalogue = Catalogue.of(applications);
        UnknownNames unknown = UnknownNames.in(environment, Names.all(), catalogue);
        List<String> mistakes = new ArrayList<>(unknown.mistakes());
        mistakes.addAll(new SettingsCheck(environment, catalogue, validator).mistakes());
        if (!mistakes.isEmpty()) {
            throw new WrongSettings(mistakes);
        }
        return unknown.warnings();
    }
}
