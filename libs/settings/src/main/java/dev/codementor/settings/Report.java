package dev.codementor.settings;

import java.util.List;

/** What a person or a log collector reads of a program that cannot start. */
public final class Report {

    private Report() {}

    /** One line for one mistake; a line for each where there are several. */
    public static String of(List<String> mistakes) {
        return mistakes.size() == 1
                ? "CodeMentor cannot start. " + mistakes.getFirst()
                : "CodeMentor cannot start. " + mistakes.size() + " mistakes in its settings:\n  "
                        + String.join("\n  ", mistakes);
    }
}
