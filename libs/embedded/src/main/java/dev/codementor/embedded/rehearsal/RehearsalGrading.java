package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import dev.codementor.text.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The grading of a submission, if a request asks for one. It has the requested form, quotes text from the submission,
 * and says nothing about its quality. Its answers depend only on the submission's number of lines, so a copy without
 * comments gets the same answers. With a temperature they vary with the seed. It reacts to three phrases, so that the
 * checks on a model have something to find:
 *
 * <ul>
 *   <li>{@value #GULLIBLE}: every criterion gets its first answer, as from a model that obeys a comment;
 *   <li>{@value #PUZZLING}: it says that it is unsure;
 *   <li>{@value #SAY_YES}: it confirms the word that does not occur.
 * </ul>
 */
public final class RehearsalGrading {

    public static final String GULLIBLE = "full points";
    public static final String PUZZLING = "puzzling";
    public static final String SAY_YES = "say yes";

    static final String FEEDBACK = "A rehearsal: no language model has looked at this program.";
    static final String INVENTED = "nobody ever wrote this line";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MARK = "===== ";
    private static final int TELLING = 8;
    private static final int LONGEST_QUOTE = 120;
    private static final int LOW_OF = 8;
    private static final int LONG = 900;

    private final List<Line> lines;
    private final String text;
    private final int draw;
    private final Faults faults;

    private RehearsalGrading(List<Line> lines, int draw, Faults faults) {
        this.lines = lines;
        this.text = String.join("\n", lines.stream().map(Line::text).toList()).toLowerCase(Locale.ROOT);
        this.draw = draw;
        this.faults = faults;
    }

    private record Line(String file, int number, String text) {}

    /** The answer, if the schema is that of a grading and the question contains a submission. */
    static Optional<JsonNode> answer(JsonNode format, int draw, String question, Faults faults) {
        JsonNode criteria = format.path("properties");
        boolean asksForGrading = criteria.valueStream()
                .anyMatch(criterion -> criterion.path("properties").has("evidence")
                        && criterion.path("properties").has("answer"));
        if (!asksForGrading) {
            return Optional.empty();
        }
        return submission(question).map(lines -> new RehearsalGrading(lines, draw, faults).answer(criteria));
    }

    private static Optional<List<Line>> submission(String question) {
        List<Line> lines = new ArrayList<>();
        @Nullable String nonce = null;
        String file = "";
        int number = 0;
        for (String line : question.split("\n", -1)) {
            if (nonce == null) {
                nonce = line.startsWith(MARK + "BEGIN ") ? line.substring((MARK + "BEGIN ").length()) : null;
            } else if (line.startsWith(MARK + "FILE " + nonce + " ")) {
                file = line.substring((MARK + "FILE " + nonce + " ").length());
                number = 0;
            } else if (line.equals(MARK + "END " + nonce)) {
                return Optional.of(lines);
            } else {
                lines.add(new Line(file, ++number, line));
            }
        }
        return Optional.empty();
    }

    private ObjectNode answer(JsonNode criteria) {
        ObjectNode answer = NODES.objectNode();
        criteria.properties().forEach(criterion -> {
            JsonNode parts = criterion.getValue().path("properties");
            if (parts.has("answer")) {
                answer.set(
                        criterion.getKey(),
                        criterion(criterion.getKey(), parts.path("answer").path("enum")));
            } else {
                answer.put(criterion.getKey(), text.contains(SAY_YES) ? "yes" : "no");
            }
        });
        return answer;
    }

    private ObjectNode criterion(String id, JsonNode answers) {
        int hash = mixed(31 * (31 * lines.size() + id.hashCode()) + draw);
        ObjectNode criterion = NODES.objectNode();
        var evidence = criterion.putArray("evidence");
        quote(hash).ifPresent(line -> evidence.addObject()
                .put("file", line.file())
                .put("line", line.number())
                .put("quote", words(line)));
        int choice = text.contains(GULLIBLE) ? 0 : Math.floorMod(hash, Math.max(1, answers.size()));
        criterion.put(
                "feedback",
                faults.has(Kind.LONG_FEEDBACK)
                        ? Cut.start((FEEDBACK + " ").repeat(LONG / FEEDBACK.length() + 1), LONG)
                        : FEEDBACK);
        criterion.set("answer", answers.path(choice));
        return criterion.put("sure", sure(hash >>> 8));
    }

    private String sure(int hash) {
        if (text.contains(PUZZLING)) {
            return "low";
        }
        return switch (Math.floorMod(hash, LOW_OF)) {
            case 0 -> "low";
            case 1, 2 -> "medium";
            default -> "high";
        };
    }

    /** A line with words, or otherwise any line that is not empty. */
    private Optional<Line> quote(int hash) {
        List<Line> some = longerThan(TELLING);
        List<Line> candidates = some.isEmpty() ? longerThan(2) : some;
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(Math.floorMod(hash >>> 4, candidates.size())));
    }

    private List<Line> longerThan(int least) {
        return lines.stream()
                .filter(line -> line.text().strip().length() >= least)
                .toList();
    }

    private String words(Line line) {
        if (faults.has(Kind.INVENTED_QUOTE)) {
            return INVENTED;
        }
        String quote = cut(line.text().strip());
        return faults.has(Kind.QUOTE_WITH_ELLIPSIS)
                ? lines.stream()
                        .filter(each -> each.file().equals(line.file()) && each.number() > line.number())
                        .filter(each -> each.text().strip().length() > 2)
                        .findFirst()
                        .map(next -> quote + "\n...\n" + cut(next.text().strip()))
                        .orElse(quote)
                : quote;
    }

    private static String cut(String quote) {
        return Cut.start(quote, LONGEST_QUOTE);
    }

    /** Mixes the bits, so that neighbouring values get different answers. */
    private static int mixed(int value) {
        int mixed = (value ^ (value >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
