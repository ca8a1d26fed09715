package dev.codementor.worker.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Separates a model's thoughts from its answer when they come in the answer's own text, as from models that the server
 * does not know as thinking ones. Thoughts stand at the beginning, between marks such as {@code <think>} and
 * {@code </think>}. The same mark later in an answer is text.
 */
final class Thoughts {

    private record Marks(String open, String close) {}

    private static final List<Marks> MARKS = List.of(
            new Marks("<think>", "</think>"),
            new Marks("<thinking>", "</thinking>"),
            new Marks("<reasoning>", "</reasoning>"));

    private enum Place {
        BEFORE,
        WITHIN,
        /** Behind the thoughts, in the blank space before the answer. */
        BEHIND,
        ANSWER
    }

    private final StringBuilder held = new StringBuilder();
    private Place place = Place.BEFORE;
    private @Nullable Marks marks;

    /** @param begun whether the prompt has opened the thoughts already, as some templates do */
    Thoughts(boolean begun) {
        if (begun) {
            marks = MARKS.getFirst();
            place = Place.WITHIN;
        }
    }

    /** For a text that is all answer, such as the rest of one that broke off. */
    static Thoughts none() {
        Thoughts none = new Thoughts(false);
        none.place = Place.ANSWER;
        return none;
    }

    /** Whether the model has thought. */
    boolean found() {
        return marks != null;
    }

    /** The part of the answer that is known with this piece; empty while it may be thoughts. */
    String take(String piece) {
        if (place == Place.ANSWER) {
            return piece;
        }
        held.append(piece);
        if (place == Place.BEFORE) {
            open();
        }
        if (place == Place.WITHIN) {
            close();
        }
        if (place == Place.BEHIND) {
            held.delete(0, held.length() - held.toString().stripLeading().length());
            if (!held.isEmpty()) {
                place = Place.ANSWER;
            }
        }
        return place == Place.ANSWER ? rest() : "";
    }

    /** What is left when the answer has ended: a beginning that only looked like thoughts. */
    String rest() {
        String rest = place == Place.WITHIN ? "" : held.toString();
        held.setLength(0);
        return rest;
    }

    private void open() {
        String text = held.toString().stripLeading();
        for (Marks each : MARKS) {
            if (text.startsWith(each.open())) {
                marks = each;
                held.setLength(0);
                held.append(text, each.open().length(), text.length());
                place = Place.WITHIN;
                return;
            }
        }
        if (MARKS.stream().noneMatch(each -> each.open().startsWith(text))) {
            place = Place.ANSWER;
        }
    }

    private void close() {
        String end = marks == null ? "" : marks.close();
        int at = held.indexOf(end);
        if (at >= 0) {
            held.delete(0, at + end.length());
            place = Place.BEHIND;
        } else if (held.length() > end.length()) {
            held.delete(0, held.length() - end.length());
        }
    }
}
