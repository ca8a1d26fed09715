package dev.codementor.grading.source;

import java.util.Locale;
import java.util.Set;

/** A family of languages that share the syntax of comments and texts. */
public enum Language {
    JAVA(Set.of("java")),
    PYTHON(Set.of("py", "pyw")),
    /** {@code //} and {@code /* … *}{@code /} comments; texts in double, single and back quotes. */
    C_LIKE(Set.of(
            "c", "h", "cc", "cpp", "cxx", "hpp", "cs", "js", "mjs", "jsx", "ts", "tsx", "go", "rs", "kt", "kts",
            "swift", "scala", "php", "dart", "groovy", "css")),
    /** {@code #} comments. */
    HASH(Set.of("sh", "bash", "rb", "pl", "r", "yaml", "yml", "toml", "mk", "jl", "ex")),
    /** Prose, data, and anything unknown: all of it may be words. */
    TEXT(Set.of());

    private final Set<String> extensions;

    Language(Set<String> extensions) {
        this.extensions = extensions;
    }

    /** The language, recognised by the file's extension. */
    public static Language of(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (Language each : values()) {
            if (each.extensions.contains(extension)) {
                return each;
            }
        }
        return TEXT;
    }
}
