package dev.codementor.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.contract.live.LiveEvent.TextAdded;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.worker.fixture.ManualTimer;
import dev.codementor.worker.fixture.RecordingEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    private final JobId job = JobId.next();
    private final RecordingEvents events = new RecordingEvents();
    private final ManualTimer timer = new ManualTimer();
    private final RollUp rollUp = new RollUp(timer, Duration.ofMillis(50));

    @Test
    void pushesTheFirstPieceAtOnceAndGathersTheRest() {
        AnswerText text = text("");

        text.add("Hel");
        text.add("lo, ");
        text.add("world");
        assertThat(pushed()).containsExactly(added(0, "Hel"));

        timer.advance(Duration.ofMillis(50));
        assertThat(pushed()).containsExactly(added(0, "Hel"), added(3, "lo, world"));
    }

    @Test
    void gathersAgainAfterEachRollUp() {
        AnswerText text = text("");
        text.add("a");
        text.add("b");
        timer.advance(Duration.ofMillis(50));
        text.add("c");
        text.add("d");
        timer.advance(Duration.ofMillis(49));
        assertThat(pushed()).hasSize(2);

        timer.advance(Duration.ofMillis(1));

        assertThat(pushed()).containsExactly(added(0, "a"), added(1, "b"), added(2, "cd"));
        assertThat(timer.pending()).isZero();
    }

    @Test
    void pushesTheRestWhenFlushedAndNothingTwice() {
        AnswerText text = text("");
        text.add("a");
        text.add("b");

        text.flush();
        timer.advance(Duration.ofSeconds(1));

        assertThat(pushed()).containsExactly(added(0, "a"), added(1, "b"));
    }

    @Test
    void beginsBehindWhatWasKept() {
        AnswerText text = text("kept ");

        text.add("more");

        assertThat(pushed()).containsExactly(added(5, "more"));
        assertThat(text.all()).isEqualTo("kept more");
    }

    @Test
    void savesOnlyWhatIsNew() {
        AnswerText text = text("kept ");
        assertThat(text.unsaved()).isNull();

        text.add("more");
        assertThat(text.unsaved()).isEqualTo("kept more");
        assertThat(text.unsaved()).isEqualTo("kept more");

        text.saved(9);
        assertThat(text.unsaved()).isNull();
    }

    @Test
    void putsSplitCharactersTogether() {
        AnswerText text = text("");

        text.add("a\uD83D");
        text.add("\uDE42b");

        text.flush();
        assertThat(pushed()).containsExactly(added(0, "a"), added(1, "🙂b"));
    }

    @Test
    void keepsOutWhatNobodyCanHold() {
        AnswerText text = text("");

        text.add("a\u0000b\uDE42c\uD83Dd\uD83D");

        assertThat(text.all()).isEqualTo("ab\uFFFDc\uFFFDd");
    }

    private AnswerText text(String kept) {
        return new AnswerText(new Attempt(job, 2), "owner", kept, events, rollUp);
    }

    private List<TextAdded> pushed() {
        return events.of(job).stream().map(TextAdded.class::cast).toList();
    }

    private TextAdded added(int offset, String text) {
        return new TextAdded(job, "owner", 2, offset, text);
    }
}
