package dev.codementor.notifier.feed;

import dev.codementor.text.Cut;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a job's text. The head is contiguous from the beginning. When an event was lost, what comes after
 * the gap gathers in the tail, until the ledger's text has closed the gap. Not safe for several threads.
 */
final class LiveText {

    private int epoch;
    private final StringBuilder head = new StringBuilder();
    private int tailOffset;
    private @Nullable StringBuilder tail;

    /** A piece of text and where it belongs. */
    record Piece(int epoch, int offset, String text) {

        int end() {
            return offset + text.length();
        }
    }

    int epoch() {
        return epoch;
    }

    /** UTF-16 code units that are held. */
    int size() {
        return head.length() + (tail == null ? 0 : tail.length());
    }

    /** Adds what an event says, in whatever order and how often events come. Returns whether anything was new. */
    boolean add(int eventEpoch, int offset, String text) {
        if (eventEpoch < epoch) {
            return false;
        }
        if (eventEpoch > epoch) {
            // Even when the new attempt goes on from the old one's text, its first event may be one that was lost. So
            // what comes before the offset is known only once the ledger has it.
            restart(eventEpoch);
        }
        if (offset <= head.length()) {
            boolean news = extend(head, 0, offset, text);
            joinTail();
            return news;
        }
        if (tail == null) {
            tail = new StringBuilder(text);
            tailOffset = offset;
            return true;
        }
        if (offset < tailOffset && offset + text.length() >= tailOffset) {
            tail.insert(0, text, 0, tailOffset - offset);
            tailOffset = offset;
            extend(tail, tailOffset, offset, text);
            return true;
        }
        if (offset >= tailOffset && offset <= tailOffset + tail.length()) {
            return extend(tail, tailOffset, offset, text);
        }
        if (offset > tailOffset + tail.length()) {
            // A second gap: the ledger closes both, so the newest text is the one worth keeping.
            tail = new StringBuilder(text);
            tailOffset = offset;
            return true;
        }
        return false;
    }

    /** Adds the ledger's text, all of an epoch so far. Returns whether anything was new. */
    boolean merge(int ledgerEpoch, String whole) {
        if (ledgerEpoch < epoch) {
            return false;
        }
        if (ledgerEpoch > epoch) {
            restart(ledgerEpoch);
        }
        boolean news = extend(head, 0, 0, whole);
        joinTail();
        return news;
    }

    /** Forgets everything but the ledger's final text, whose epoch may be older than what was heard of. */
    void become(int finalEpoch, String finalText) {
        restart(finalEpoch);
        head.append(finalText);
    }

    /** Gives the memory back; what was held is known to the ledger, or soon will be. */
    void forget() {
        int end = tail == null ? head.length() : tailOffset + tail.length();
        head.setLength(0);
        head.trimToSize();
        tail = end == 0 ? null : new StringBuilder(0);
        tailOffset = end;
    }

    /**
     * What a reader lacks who holds so much of that epoch, as far as it is known without a gap.
     *
     * @return null when there is nothing for them, because they have all or because it is not known
     */
    @Nullable
    Piece after(int heldEpoch, int held, int most) {
        if (heldEpoch > epoch || epoch == 0) {
            return null;
        }
        int from = heldEpoch == epoch ? held : 0;
        if (from < head.length()) {
            return new Piece(epoch, from, head.substring(from, pieceEnd(head, from, most)));
        }
        if (tail != null && from >= tailOffset && from < tailOffset + tail.length()) {
            int start = from - tailOffset;
            return new Piece(epoch, from, tail.substring(start, pieceEnd(tail, start, most)));
        }
        return null;
    }

    /** Whether such a reader's next text is lost or not known here, so that only the ledger can go on. */
    boolean lacking(int heldEpoch, int held) {
        if (heldEpoch > epoch) {
            return true;
        }
        int from = heldEpoch == epoch ? held : 0;
        return tail == null
                ? from > head.length()
                : from >= head.length() && (from < tailOffset || from > tailOffset + tail.length());
    }

    private void restart(int newEpoch) {
        epoch = newEpoch;
        head.setLength(0);
        tail = null;
        tailOffset = 0;
    }

    private void joinTail() {
        if (tail != null && tailOffset <= head.length()) {
            extend(head, 0, tailOffset, tail);
            tail = null;
        }
    }

    private static boolean extend(StringBuilder text, int textOffset, int offset, CharSequence more) {
        int known = textOffset + text.length() - offset;
        if (known >= more.length()) {
            return false;
        }
        text.append(more, known, more.length());
        return true;
    }

    private static int pieceEnd(StringBuilder text, int from, int most) {
        // The halves of a pair travel together when both are there, as some clients cannot take them apart.
        int end = Cut.end(text, from + most);
        return end > from ? end : Math.min(text.length(), from + most);
    }
}
