package dev.codementor.notifier.feed;

import dev.codementor.text.Cut;
import org.jspecify.annotations.Nullable;

/**
 * The known part of a job's text. The head is contiguous from the beginning. When an event was lost, the text after the
 * gap gathers in the tail until the ledger's text closes the gap. Not safe for several threads.
 */
final class LiveText {

    private int epoch;
    private final StringBuilder head = new StringBuilder();
    private int tailOffset;
    private @Nullable StringBuilder tail;

    /** A piece of text and its offset. */
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

    /** Adds an event's text. Events may come in any order and more than once. Returns whether anything was new. */
    boolean add(int eventEpoch, int offset, String text) {
        if (eventEpoch < epoch) {
            return false;
        }
        if (eventEpoch > epoch) {
            // Even when the new attempt continues the old one's text, its first event may have been lost. So the text
            // before the offset is known only when the ledger has it.
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
            // This is a second gap. The ledger closes both, so the newest text is the one worth keeping.
            tail = new StringBuilder(text);
            tailOffset = offset;
            return true;
        }
        return false;
    }

    /** Adds the ledger's text, which is all text of an epoch so far. Returns whether anything was new. */
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

    /** Forgets everything except the ledger's final text. Its epoch may be older than that of received events. */
    void become(int finalEpoch, String finalText) {
        restart(finalEpoch);
        head.append(finalText);
    }

    /** Frees the memory. The ledger has the text, or will have it soon. */
    void forget() {
        int end = tail == null ? head.length() : tailOffset + tail.length();
        head.setLength(0);
        head.trimToSize();
        tail = end == 0 ? null : new StringBuilder(0);
        tailOffset = end;
    }

    /**
     * The text that is missing for a reader who holds this much of that epoch, as far as it is known without a gap.
     *
     * @return null when there is nothing to send, because the reader has everything or the rest is unknown
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

    /** Whether such a reader's next text is lost or unknown here, so that only the ledger has it. */
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
        // The halves of a surrogate pair are sent together when both are known, because some clients cannot handle them
        // apart.
        int end = Cut.end(text, from + most);
        return end > from ? end : Math.min(text.length(), from + most);
    }
}
