package dev.codementor.embedded.rehearsal;

import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import dev.codementor.text.Cut;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The answer that the model will give.
 *
 * @param thinking its thoughts before the answer; empty if it does not think
 * @param text the answer, without the part that the prompt had already begun
 * @param cut whether a token limit cut it short
 */
record Answer(String thinking, String text, boolean cut) {

    private static final String THOUGHT = "A rehearsal does not think.";

    static Answer to(ModelRequest request, ChatMl.Prompt prompt, boolean thinks, Faults faults) {
        String whole = whole(request, prompt.question(), faults);
        String text = whole.startsWith(prompt.begun())
                ? whole.substring(prompt.begun().length())
                : whole;
        if (faults.has(Kind.THOUGHTS_IN_TEXT)) {
            text = "<think>\n" + THOUGHT + "\n</think>\n\n" + text;
        }
        int most = request.mostTokens();
        if (!request.shifts()) {
            int room = Math.max(0, request.runner().contextLength() - Tokens.in(prompt.text()));
            most = most < 0 ? room : Math.min(most, room);
        }
        String first = most < 0 ? text : Tokens.first(text, most);
        boolean cut = first.length() < text.length();
        return faults.has(Kind.ONLY_THOUGHTS)
                ? new Answer(first, "", cut)
                : new Answer(thinks ? THOUGHT : "", first, cut);
    }

    private static String whole(ModelRequest request, String question, Faults faults) {
        if (request.structured() && !faults.has(Kind.IGNORED_FORMAT)) {
            String json = json(request, question, faults);
            return faults.has(Kind.FENCED_FORMAT) ? fenced(json) : json;
        }
        return faults.has(Kind.FORMAT_WITHOUT_VOCABULARY)
                ? RehearsalGrading.answer(RubricText.schema(request.instructions()), request.draw(), question, faults)
                        .map(json -> fenced(Json.text(json)))
                        .orElseGet(() -> RehearsalAnswer.to(question))
                : RehearsalAnswer.to(question);
    }

    private static String fenced(String json) {
        return "Here is what I found in {this} program:\n\n```json\n" + json
                + "\n```\n\nAsk me if something is unclear.";
    }

    int tokens() {
        return Tokens.in(thinking) + Tokens.in(text);
    }

    /** The number of pieces in which it is streamed; a short text has one per character. */
    int pieces(int wanted) {
        return text.length() <= wanted ? text.codePointCount(0, text.length()) : wanted;
    }

    /** The start of the piece with this index, never within a surrogate pair. */
    int start(int piece, int pieces) {
        if (pieces == text.codePointCount(0, text.length())) {
            return text.offsetByCodePoints(0, piece);
        }
        int start = (int) ((long) text.length() * piece / pieces);
        return Cut.isInsidePair(text, start) ? start + 1 : start;
    }

    private static String json(ModelRequest request, String question, Faults faults) {
        var format = Objects.requireNonNull(request.format(), "checked by structured()");
        if (!format.isObject()) {
            return Json.text(JsonNodeFactory.instance.objectNode().put("rehearsal", RehearsalAnswer.NOTICE));
        }
        return Json.text(RehearsalGrading.answer(format, request.draw(), question, faults)
                .orElseGet(() -> SchemaSample.of(format, question.hashCode())));
    }
}
