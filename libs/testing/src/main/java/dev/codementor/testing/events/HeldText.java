package dev.codementor.testing.events;

/** A client's text of one job, kept by nothing but the rules of the interface's documentation. Not safe for several threads. */
public final class HeldText {

    private int epoch;
    private final StringBuilder text = new StringBuilder();

    /** Takes a chunk in; false when it begins beyond what is held, so that the job has to be followed again. */
    public boolean take(int chunkEpoch, int offset, String chunk) {
        if (chunkEpoch < epoch) {
            return true;
        }
        if (offset > text.length()) {
            return false;
        }
        if (chunkEpoch > epoch) {
            epoch = chunkEpoch;
            text.setLength(offset);
        }
        int known = text.length() - offset;
        if (known < chunk.length()) {
            text.append(chunk, known, chunk.length());
        }
        return true;
    }

    /** The epoch of the text. */
    public int epoch() {
        return epoch;
    }

    /** In UTF-16 code units, as the offsets of chunks are. */
    public int length() {
        return text.length();
    }

    public String text() {
        return text.toString();
    }
}
