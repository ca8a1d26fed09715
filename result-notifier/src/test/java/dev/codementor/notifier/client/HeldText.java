package dev.codementor.notifier.client;

/** A client's text of one job, kept by the rules of the interface's documentation and nothing else. */
final class HeldText {

    private int epoch;
    private final StringBuilder text = new StringBuilder();

    /** Takes a chunk in; false when it begins beyond what is held, so that the job has to be followed again. */
    boolean take(int chunkEpoch, int offset, String chunk) {
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

    int epoch() {
        return epoch;
    }

    int length() {
        return text.length();
    }

    String text() {
        return text.toString();
    }
}
