package dev.codementor.grading.submissions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file's path alone says about it. */
final class FilePath {

    private static final int LONGEST = 400;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");
    private static final Set<String> SYSTEM = Set.of("__macosx", "thumbs.db", "desktop.ini");
    private static final Set<String> TOOLS = Set.of("__pycache__", "node_modules", "venv");
    private static final Set<String> ARCHIVES = Set.of("zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz");
    private static final Set<String> COMPILED = Set.of("class", "jar", "pyc", "o", "exe", "dll", "so", "pdf", "docx");

    private FilePath() {}

    /** The path with {@code /} between folders and without a leading {@code ./}. */
    static String normal(String path) {
        String slashes = path.replace('\\', '/');
        return slashes.startsWith("./") ? slashes.substring(2) : slashes;
    }

    /** @param path from {@link #normal} */
    static Optional<SkipReason> skip(String path) {
        List<String> parts = List.of(path.split("/", -1));
        if (isUnsafe(path, parts)) {
            return Optional.of(SkipReason.UNSAFE_PATH);
        }
        for (String part : parts) {
            String name = part.toLowerCase(Locale.ROOT);
            if (name.startsWith(".") || SYSTEM.contains(name)) {
                return Optional.of(SkipReason.HIDDEN);
            }
            if (TOOLS.contains(name)) {
                return Optional.of(SkipReason.GENERATED);
            }
        }
        return COMPILED.contains(extension(path)) ? Optional.of(SkipReason.BINARY) : Optional.empty();
    }

    static boolean isArchive(String path) {
        return ARCHIVES.contains(extension(path));
    }

    static boolean isZip(String path) {
        return extension(path).equals("zip");
    }

    static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isUnsafe(String path, List<String> parts) {
        return path.isEmpty()
                || path.length() > LONGEST
                || path.startsWith("/")
                || DRIVE.matcher(path).find()
                || parts.contains("..")
                || parts.subList(0, parts.size() - 1).contains("")
                || path.chars().anyMatch(Character::isISOControl);
    }
}
