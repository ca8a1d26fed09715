package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PromptQueueTest {

    @Test
    void letsThirdOfAllWaitForTwoWorkersThatAreHalfBusy() {
        PromptQueue queue = new PromptQueue(1, 1, 0.5);

        assertThat(queue.busyWorkers()).isEqualTo(1);
        assertThat(queue.shareWithin(0.5, 2)).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(queue.shareWithin(2.5, 2)).isCloseTo(1 - Math.exp(-2) / 3, within(1e-9));
    }

    @Test
    void takesFewestWorkersThatShowTextInTime() {
        // 1 - 1/3 e^(-1.8971) = 0.95
        PromptQueue queue = new PromptQueue(1, 1, 0.5);

        assertThat(queue.staffingFor(2.3975)).isEqualTo(new Staffing.Enough(2));
        assertThat(queue.staffingFor(2.3965)).isEqualTo(new Staffing.Enough(3));
    }

    @Test
    void servesNobodyInTimeWithAllWorkersBusy() {
        PromptQueue queue = new PromptQueue(2, 1, 0.5);

        assertThat(queue.shareWithin(100, 2)).isZero();
        assertThat(queue.shareWithin(0.4, 3)).isZero();
    }

    @Test
    void tellsWhyNoNumberIsEnough() {
        assertThat(new PromptQueue(1, 1, 0.5).staffingFor(0.5)).isEqualTo(new Staffing.ReadsTooSlowly(0.5));
        assertThat(new PromptQueue(5_000, 1, 0.5).staffingFor(3)).isEqualTo(new Staffing.TooMany(5_000));
    }
}
