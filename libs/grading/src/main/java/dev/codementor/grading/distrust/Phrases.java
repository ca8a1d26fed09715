package dev.codementor.grading.distrust;

import dev.codementor.grading.distrust.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phrases that address graders, from {@code phrases.txt}. */
final class Phrases {

    private static final List<Phrase> PHRASES = load();

    private Phrases() {}

    private record Phrase(Kind kind, Pattern pattern) {}

    /** @param at its start in the searched text */
    record Hit(Kind kind, int at) {}

    /** @param text in lower case with single spaces, see {@link Passage} */
    static Optional<Hit> find(String text) {
        for (Phrase each : PHRASES) {
            Matcher matcher = each.pattern().matcher(text);
            if (matcher.find()) {
                return Optional.of(new Hit(each.kind(), matcher.start()));
            }
        }
        return Optional.empty();
    }

    private static List<Phrase> load() {
        try (InputStream in = Phrases.class.getResourceAsStream("phrases.txt")) {
            if (in == null) {
                throw new IllegalStateException("phrases.txt is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> !each.isBlank() && !each.startsWith("#"))
                    .map(Phrases::phrase)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phrase phrase(String line) {
        int blank = line.indexOf(' ');
        return new Phrase(Kind.valueOf(line.substring(0, blank)), Pattern.compile(line.substring(blank + 1)));
    }
}
