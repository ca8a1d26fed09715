package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PodTest {

    private final Pod pod = new Pod(0, 0, new Speeds(100, 10, 1, 1.5), 2);

    PodTest() {
        pod.to(Pod.State.READY, 0);
    }

    @Test
    void readsThenWrites() {
        Job job = question("");
        pod.take(job, 0);

        assertThat(pod.untilChange()).isCloseTo(2, within(1e-9));
        pod.advance(2);
        assertThat(job.hadText()).isTrue();
        assertThat(pod.untilChange()).isCloseTo(5, within(1e-9));
        pod.advance(7);
        assertThat(pod.finished()).containsExactly(job);
    }

    @Test
    void sharesItsSpeed() {
        pod.take(question(""), 0);
        pod.take(question(""), 0);

        pod.advance(4);

        assertThat(pod.untilChange()).isCloseTo(50 / 7.5, within(1e-9));
    }

    @Test
    void takesNoMoreThanItsSlots() {
        pod.take(question(""), 0);
        pod.take(question(""), 0);

        assertThat(pod.takes(Kind.QUESTION, 1)).isFalse();
        assertThatThrownBy(() -> pod.take(question(""), 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsSlotForQuestions() {
        pod.take(new Job(new Arrival(0, Kind.GRADING, 0, "", 0, 200, 50)), 0);

        assertThat(pod.takes(Kind.GRADING, 1)).isFalse();
        assertThat(pod.takes(Kind.QUESTION, 1)).isTrue();
    }

    @Test
    void readsWhatItsSlotHoldsOnlyOnce() {
        pod.take(question("course"), 0);
        assertThat(pod.untilChange()).isCloseTo(6, within(1e-9));
        pod.interrupt(0);

        pod.take(question("course"), 0);
        assertThat(pod.untilChange()).isCloseTo(2, within(1e-9));
    }

    @Test
    void keepsTextOfInterruptedQuestion() {
        Job question = question("");
        Job grading = new Job(new Arrival(0, Kind.GRADING, 0, "", 0, 200, 50));
        pod.take(question, 0);
        pod.take(grading, 0);
        pod.advance(4);

        pod.interrupt(6);

        assertThat(question.written()).isCloseTo(15, within(1e-9));
        assertThat(grading.written()).isZero();
        assertThat(pod.busy()).isZero();
    }

    private static Job question(String prefix) {
        return new Job(new Arrival(0, Kind.QUESTION, 0, prefix, prefix.isEmpty() ? 0 : 400, 200, 50));
    }
}
