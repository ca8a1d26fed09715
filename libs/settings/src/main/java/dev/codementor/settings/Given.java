package dev.codementor.settings;

/**
 * What somebody gave for a setting.
 *
 * @param name under which it was given: a variable, {@code --an.option}, {@code -Da.property}, or a file's line
 * @param value as it was given, after placeholders were replaced
 */
record Given(String name, String value) {

    private static final int LONGEST = 80;

    /** The value for a message: shortened, on one line, and hidden where it is a secret. */
    String shown(boolean secret) {
        if (secret) {
            return "(hidden)";
        }
        String line = value.replaceAll("\\p{Cntrl}", " ")
                .replaceAll("(?i)(password=)[^&\\s]*|(//[^/@:]*:)[^/@\\s]*(?=@)", "$1$2(hidden)");
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "'";
    }
}
