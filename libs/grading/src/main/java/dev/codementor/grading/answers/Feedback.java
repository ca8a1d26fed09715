package dev.codementor.grading.answers;

import dev.codementor.text.Cut;

/**
 * What a model tells the student about one criterion, on one line.
 *
 * @param isWhole whether it is there and nothing of it was cut
 */
record Feedback(String text, boolean isWhole) {

    private static final String SENTENCE_ENDS = ".!?。！？";

    static Feedback of(String said) {
        String text = said.replaceAll("\\s+", " ").strip();
        if (text.isEmpty()) {
            return new Feedback("", false);
        }
        // The schema ends a longer text at exactly this length, in the middle of a word.
        boolean stopped = said.length() >= AnswerLimits.FEEDBACK && !endsSentence(text, text.length());
        return text.length() > AnswerLimits.FEEDBACK || stopped
                ? new Feedback(cut(Cut.start(text, AnswerLimits.FEEDBACK)), false)
                : new Feedback(text, true);
    }

    /** Ends after a sentence if that leaves half of the text, or else after a word. */
    private static String cut(String text) {
        for (int end = text.length(); end > AnswerLimits.FEEDBACK / 2; end--) {
            if (endsSentence(text, end) && (end == text.length() || text.charAt(end) == ' ')) {
                return text.substring(0, end);
            }
        }
        int word = text.lastIndexOf(' ');
        return (word > 0 ? text.substring(0, word) : text) + " …";
    }

    private static boolean endsSentence(String text, int end) {
        return SENTENCE_ENDS.indexOf(text.charAt(end - 1)) >= 0;
    }
}
