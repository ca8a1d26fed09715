package dev.codementor.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page holds of a job's text, whatever becomes of its chunks on their way. */
@ExtendWith(RunningPages.class)
class FollowedJobIT {

    private static final String JOB = """
            const { FollowedJob } = await import('/assets/live/followed-job.js');
            const follows = [];
            let reads = 0;
            let ledger = null;
            const api = { job: async () => {
              reads += 1;
              if (!ledger) {
                throw new TypeError('no network');
              }
              return ledger;
            } };
            let changes = 0;
            const job = new FollowedJob('j', api, { follow: (id, held) => follows.push([held.epoch, held.text.length]) }, () => changes++);
            const chunk = (epoch, offset, text) => job.receive({ type: 'chunk', job: 'j', epoch, offset, text });
            const settled = (epoch, length, state = 'answered') => job.receive({ type: 'settled', job: 'j', state, epoch, length });
            const held = () => [job.held.epoch, job.held.text];
            """;

    private final Pages pages;
    private BlankPage blank;

    FollowedJobIT(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void open() {
        blank = pages.blank();
    }

    @AfterEach
    void close() {
        blank.close();
    }

    @Test
    void takesWhatComesTwiceOnce() {
        assertThat(after(
                        "chunk(1, 0, 'abc'); chunk(1, 0, 'abc'); chunk(1, 1, 'bcde'); chunk(1, 2, 'c'); chunk(1, 5, 'f');"
                                + "return [...held(), follows.length];"))
                .isEqualTo(List.of(1, "abcdef", 0));
    }

    @Test
    void countsAsStringsDo() {
        assertThat(after("chunk(1, 0, '🙂'); chunk(1, 1, '\\uDE42é'); chunk(1, 3, '!'); return held();"))
                .isEqualTo(List.of(1, "🙂é!"));
    }

    @Test
    void followsOnceForEachGap() {
        assertThat(after("chunk(1, 0, 'ab'); chunk(1, 5, 'f'); chunk(1, 6, 'g'); chunk(1, 7, 'h');"
                        + "chunk(1, 2, 'cde'); chunk(1, 9, 'j'); chunk(1, 10, 'k');"
                        + "return [...held(), follows];"))
                .isEqualTo(List.of(1, "abcde", List.of(List.of(1, 2), List.of(1, 5))));
    }

    @Test
    void cutsToTheOffsetOfANewerEpoch() {
        assertThat(after("chunk(1, 0, 'abcdef'); chunk(3, 3, 'XY'); return held();"))
                .isEqualTo(List.of(3, "abcXY"));
        assertThat(after("chunk(1, 0, 'abc'); chunk(2, 7, 'XY'); return [...held(), follows];"))
                .as("a gap, too")
                .isEqualTo(List.of(1, "abc", List.of(List.of(1, 3))));
    }

    @Test
    void ignoresAnOlderEpoch() {
        assertThat(after("""
                        chunk(2, 0, 'new');
                        job.receive({ type: 'state', job: 'j', state: 'queued', position: 2 });
                        chunk(1, 3, 'old');
                        chunk(1, 9, 'older');
                        return [...held(), job.state, job.facts.position, follows.length];""")).isEqualTo(List.of(2, "new", "queued", 2, 0));
    }

    @Test
    void asksAgainForAGapAlthoughAnOlderEpochCameBetween() {
        assertThat(after("chunk(2, 0, 'ab'); chunk(2, 5, 'f'); chunk(1, 0, 'old'); chunk(2, 6, 'g'); return follows;"))
                .isEqualTo(List.of(List.of(2, 2)));
    }

    @Test
    void isCompleteWhenAllOfTheSettledTextIsHeld() {
        assertThat(after("""
                        ledger = { state: 'answered', epoch: 1, text: 'abc', model: 'm' };
                        chunk(1, 0, 'abc');
                        settled(1, 3);
                        const at = [job.complete, job.state];
                        await 0; await 0;
                        chunk(1, 3, 'late');
                        return [...at, ...held(), job.facts.model, follows.length];""")).isEqualTo(List.of(true, "answered", 1, "abc", "m", 0));
        assertThat(after("settled(0, 0, 'cancelled'); return [job.complete, job.state];"))
                .isEqualTo(List.of(true, "cancelled"));
    }

    @Test
    void readsWhatIsMissingOfASettledText() {
        assertThat(after("""
                        ledger = { state: 'answered', epoch: 2, text: 'abcdef' };
                        chunk(1, 0, 'ab');
                        settled(2, 6);
                        const at = [job.complete, follows];
                        await 0; await 0;
                        return [...at, job.complete, ...held(), reads];""")).isEqualTo(List.of(false, List.of(List.of(1, 2)), true, 2, "abcdef", 1));
    }

    @Test
    void getsTheRestByFollowingWhenTheApiIsAway() {
        assertThat(after("""
                        chunk(1, 0, 'ab');
                        settled(1, 4);
                        await 0; await 0;
                        const at = [job.complete, job.state];
                        chunk(1, 2, 'cd');
                        settled(1, 4);
                        return [...at, job.complete, ...held(), follows];""")).isEqualTo(List.of(false, "answered", true, 1, "abcd", List.of(List.of(1, 2))));
    }

    @Test
    void keepsTheLongerOfWhatIsHeldAndWhatTheApiTells() {
        assertThat(after("""
                        chunk(1, 0, 'abcd');
                        ledger = { state: 'running', epoch: 1, text: 'ab' };
                        await job.read();
                        const shorter = held();
                        ledger = { state: 'running', epoch: 1, text: 'abcdef' };
                        await job.read();
                        const longer = held();
                        ledger = { state: 'running', epoch: 2, text: 'a' };
                        await job.read();
                        job.follow();
                        return [shorter, longer, held(), follows, changes];"""))
                .isEqualTo(
                        List.of(List.of(1, "abcd"), List.of(1, "abcdef"), List.of(2, "a"), List.of(List.of(2, 1)), 4));
    }

    @Test
    void followsNothingThatIsComplete() {
        assertThat(after(
                        "job.take({ state: 'failed', epoch: 1, text: 'a', failure: { code: 'x' } }); job.follow(); chunk(1, 1, 'b');"
                                + "return { follows, text: job.held.text, failure: job.facts.failure.code };"))
                .isEqualTo(Map.of("follows", List.of(), "text", "a", "failure", "x"));
    }

    private @Nullable Object after(String events) {
        return blank.run(JOB + events);
    }
}
