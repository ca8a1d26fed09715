package dev.codementor.grading.submissions;

/** A text that can be read only a limited number of times, so that a pattern cannot backtrack for ever. */
final class PatientText implements CharSequence {

    private static final int MOST_READS = 200_000;

    private final String text;
    private int reads;

    PatientText(String text) {
        this.text = text;
    }

    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("the pattern takes too long", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++reads > MOST_READS) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
