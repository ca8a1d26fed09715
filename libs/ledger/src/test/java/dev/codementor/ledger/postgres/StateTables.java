package dev.codementor.ledger.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of states in this module's README. */
final class StateTables {

    /** Where a thing is before it is made, and after it is deleted. */
    static final String NOWHERE = "-";

    private static final Path README = Path.of("README.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z_]+(#[A-Za-z]+)?)`");

    /** @param by functions of the database, and methods of this package as {@code Class#method} */
    record Transition(String from, String to, List<String> by) {

        String pair() {
            return from + " → " + to;
        }
    }

    private StateTables() {}

    static String readme() {
        try {
            return Files.readString(README);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the table under a heading. */
    static List<Transition> under(String heading) {
        String text = readme();
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException("the README has no heading " + heading);
        }
        int next = text.indexOf("\n## ", start + 1);
        return text.substring(start, next < 0 ? text.length() : next)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| From "))
                .map(StateTables::transition)
                .toList();
    }

    private static Transition transition(String row) {
        List<String> cells =
                Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != 8) {
            throw new IllegalArgumentException("a row has six cells: " + row);
        }
        return new Transition(
                cells.get(1),
                cells.get(2),
                NAMED.matcher(cells.get(5))
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    static Set<String> pairs(List<Transition> transitions) {
        return transitions.stream().map(Transition::pair).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Everything that the README names in the form of code. */
    static Set<String> named() {
        return NAMED.matcher(readme())
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceAll("`|#.*`?", ""))
                .collect(Collectors.toSet());
    }

    static List<String> everyPair(List<String> from, List<String> to) {
        List<String> pairs = new ArrayList<>();
        from.forEach(one -> to.forEach(other -> pairs.add(one + " → " + other)));
        return pairs;
    }
}
