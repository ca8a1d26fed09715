package dev.codementor.settings;

import java.util.List;
import org.springframework.boot.ExitCodeGenerator;

/** The settings have mistakes; each is one sentence that names the setting, what was given and what is allowed. */
public final class WrongSettings extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** @param mistakes at least one sentence */
    public WrongSettings(List<String> mistakes) {
        super(String.join(" ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }

    @Override
    public int getExitCode() {
        return ExitCodes.NEEDS_A_CHANGE;
    }
}
