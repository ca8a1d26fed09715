package dev.codementor.settings;

import java.util.function.Consumer;
import org.springframework.core.env.Environment;

/** Looks at a part outside before the program builds anything on it. */
public interface StartCheck {

    /**
     * Returns when the program can go on, which may take a while where the part may still be starting.
     *
     * @param notes takes a sentence for the person who waits, as there is no log yet
     * @throws CannotStart when it cannot
     */
    void check(Environment environment, Consumer<String> notes);
}
