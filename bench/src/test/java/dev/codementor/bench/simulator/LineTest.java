package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class LineTest {

    private final Line line = new Line(new World.Limits(5, 20, 2, 8), () -> 3);

    @Test
    void holdsBackBeyondWindow() {
        for (int i = 0; i < 5; i++) {
            assertThat(line.accept(question(i))).isNotNull();
        }

        assertThat(line.visible(Kind.QUESTION)).isEqualTo(3);
        assertThat(line.waiting()).hasSize(5);
    }

    @Test
    void refusesMoreThanOutstanding() {
        for (int i = 0; i < 5; i++) {
            line.accept(question(i));
        }

        assertThat(line.accept(question(6))).isNull();
    }

    @Test
    void refusesMoreThanAMinuteAllows() {
        for (int i = 0; i < 20; i++) {
            settle(Objects.requireNonNull(line.accept(question(i))));
        }

        assertThat(line.accept(question(20))).isNull();
        assertThat(line.accept(question(60.1))).isNotNull();
    }

    @Test
    void letsNextOneInWhenOneIsSettled() {
        for (int i = 0; i < 4; i++) {
            line.accept(question(i));
        }

        Job first = Objects.requireNonNull(line.next(Kind.QUESTION));
        first.to(Job.State.RUNNING, 4);
        settle(first);

        assertThat(line.visible(Kind.QUESTION)).isEqualTo(3);
        assertThat(line.waiting()).hasSize(3);
    }

    @Test
    void letsFourItemsInForEachSlot() {
        for (int i = 0; i < 20; i++) {
            line.accept(new Arrival(i, Kind.GRADING, 0, "", 0, 1, 1));
        }

        assertThat(line.visible(Kind.GRADING)).isEqualTo(12);
    }

    private void settle(Job job) {
        if (job.state() == Job.State.QUEUED) {
            line.next(Kind.QUESTION);
        }
        job.to(Job.State.RUNNING, 0);
        line.settle(job, Job.State.ANSWERED, 0);
    }

    private static Arrival question(double at) {
        return new Arrival(at, Kind.QUESTION, 1, "", 0, 10, 10);
    }
}
