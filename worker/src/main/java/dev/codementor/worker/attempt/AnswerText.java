package dev.codementor.worker.attempt;

import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * The text that an attempt writes: it grows on the attempt's thread. That thread pushes the first piece to readers at
 * once, and the roll-up pushes the rest. The checkpoints read it.
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

    /** @param kept the text of an earlier attempt, which this one continues */
    AnswerText(Attempt attempt, String owner, String kept, LiveEvents events, RollUp rollUp) {
        this.attempt = attempt;
        this.owner = owner;
        this.events = events;
        this.rollUp = rollUp;
        this.text = new CleanText(kept);
        this.published = kept.length();
        this.checkpointed = kept.length();
    }

    /** Adds a piece. The attempt's first piece is sent at once, later ones with the next roll-up. */
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

    /** Pushes the text that has not been pushed yet. */
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

    /** All text if it has grown since the last checkpoint that reached the ledger; otherwise null. */
    synchronized @Nullable String unsaved() {
        return text.length() == checkpointed ? null : text.from(0);
    }

    /** Notes how much of the text the ledger has. */
    synchronized void saved(int length) {
        checkpointed = length;
    }
}
