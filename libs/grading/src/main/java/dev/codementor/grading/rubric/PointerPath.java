package dev.codementor.grading.rubric;

import java.util.regex.Pattern;

/** Writes a JSON pointer the way people write paths: {@code /criteria/2/points} is {@code criteria[2].points}. */
final class PointerPath {

    private static final Pattern INDEX = Pattern.compile("\\d+");

    private PointerPath() {}

    static String of(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String part : pointer.split("/", -1)) {
            if (part.isEmpty() && path.isEmpty()) {
                continue;
            }
            if (INDEX.matcher(part).matches()) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(part.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }
}
