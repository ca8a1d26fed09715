package dev.codementor.worker.attempt;

import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * The text that an attempt writes: grows on the attempt's thread, is pushed to its readers by that thread (the first
 * piece, at once) and by the roll-up (the rest), and is read by the checkpoints.
 */
final class AnswerText {

    private final Attempt attempt;
    private final String owner;
    private final LiveEvents events;
    private final RollUp rollUp;
    private final CleanText text;
    private int published;
    private int checkpointed;
    private boolean begun;
    private boolean waiting;

    /** @param kept what an earlier attempt wrote and this one goes on with */
    AnswerText(Attempt attempt, String owner, String kept, LiveEvents events, RollUp rollUp) {
        this.attempt = attempt;
        this.owner = owner;
        this.events = events;
        this.rollUp = rollUp;
        this.text = new CleanText(kept);
        this.published = kept.length();
        this.checkpointed = kept.length();
    }

    /** Adds a piece; the attempt's first one goes out at once, later ones with the next roll-up. */
    void add(String piece) {
        synchronized (this) {
            text.append(piece);
            if (text.length() == published || waiting) {
                return;
            }
            if (!begun) {
                begun = true;
                publish();
                return;
            }
            waiting = true;
        }
        rollUp.soon(this);
    }

    /** Pushes what was not pushed yet. */
    synchronized void flush() {
        waiting = false;
        publish();
    }

    private void publish() {
        int length = text.length();
        if (length > published) {
            events.publish(
                    new LiveEvent.TextAdded(attempt.job(), owner, attempt.number(), published, text.from(published)));
            published = length;
        }
    }

    synchronized String all() {
        return text.from(0);
    }

    synchronized int length() {
        return text.length();
    }

    /** All text when it has grown since the last checkpoint that reached the ledger; otherwise null. */
    synchronized @Nullable String unsaved() {
        return text.length() == checkpointed ? null : text.from(0);
    }

    /** Notes that the ledger has so much of the text. */
    synchronized void saved(int length) {
        checkpointed = length;
    }
}
