package dev.codementor.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of all environment variables of all programs, as one environment is often given to several of them. They stand
 * in {@code variables.txt}, which a test of {@code local} holds against the records.
 */
final class Names {

    static final String PREFIX = "CODEMENTOR_";

    private static final Pattern INDEX = Pattern.compile("(_\\d+)+_?$|\\[\\d+]$");

    /** What Kubernetes tells every pod about a Service called {@code codementor-…} in its namespace. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            "CODEMENTOR_\\w+_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?|PORT)");

    /** These hold a number, and no setting ends like them. */
    private static final Pattern COUNTED_PORT = Pattern.compile(".*_(SERVICE|TCP|UDP|SCTP)_PORT");

    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private final List<String> known;

    Names(List<String> known) {
        this.known = List.copyOf(known);
    }

    static Names all() {
        try (InputStream file = Names.class.getResourceAsStream("variables.txt")) {
            if (file == null) {
                throw new IllegalStateException("variables.txt is missing in the program");
            }
            return new Names(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(PREFIX))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a variable or property is one of them; dots, dashes, underscores and case do not matter, as for Spring Boot. */
    boolean know(String name) {
        String uniform = uniform(INDEX.matcher(name).replaceFirst(""));
        return known.stream()
                .anyMatch(one -> one.endsWith("_*")
                        ? uniform.startsWith(uniform(one.substring(0, one.length() - 2)))
                        : uniform.equals(uniform(one)));
    }

    /** Whether Kubernetes may have set a variable to this. */
    static boolean comeFromKubernetes(String variable, String value) {
        return OF_KUBERNETES.matcher(variable).matches()
                && (!variable.endsWith("_PORT")
                        || COUNTED_PORT.matcher(variable).matches()
                        || ADDRESS.matcher(value).matches());
    }

    /**
     * The known name that somebody may have meant: one with few other letters, or one with the same last word and more
     * or fewer words before it.
     *
     * @return empty when none resembles it
     */
    Optional<String> nearest(String name) {
        String variable = name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        return known.stream()
                .filter(one -> !one.endsWith("_*") && resembles(variable, one))
                .min(Comparator.comparingInt(one -> distance(variable, one)));
    }

    private static boolean resembles(String given, String known) {
        int letters = given.length() - PREFIX.length();
        return distance(given, known) <= Math.clamp(letters / 4, 1, 3) || sameWords(given, known);
    }

    private static boolean sameWords(String given, String known) {
        List<String> givenWords = words(given);
        List<String> knownWords = words(known);
        boolean shortened = givenWords.getLast().equals(knownWords.getLast()) && knownWords.containsAll(givenWords);
        boolean lengthened = knownWords.size() > 1 && givenWords.containsAll(knownWords);
        return shortened || lengthened;
    }

    private static List<String> words(String variable) {
        return List.of(variable.substring(PREFIX.length()).split("_"));
    }

    private static String uniform(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein: how many letters have to be put in, left out or changed. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
