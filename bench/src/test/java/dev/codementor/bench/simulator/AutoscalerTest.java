package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of KEDA and of Kubernetes' autoscaler. */
class AutoscalerTest {

    private static final Trace.Lesson LESSON = new Trace.Lesson(1_000, 2_000);

    @Test
    void roundsUp() {
        assertThat(queue(5).sync(seen(0, 11), 1)).isEqualTo(3);
    }

    @Test
    void toleratesTenPercent() {
        assertThat(queue(5).sync(seen(0, 21), 4)).isEqualTo(4);
        assertThat(queue(5).sync(seen(0, 23), 4)).isEqualTo(5);
    }

    @Test
    void addsFourPodsOrDoublesInOneRound() {
        assertThat(queue(1).sync(seen(0, 100), 2)).isEqualTo(6);
        assertThat(queue(1).sync(seen(0, 100), 7)).isEqualTo(14);
    }

    @Test
    void keepsHighestWishBeforeItTakesPodsAway() {
        Autoscaler autoscaler = queue(1);
        autoscaler.sync(seen(0, 6), 6);

        assertThat(autoscaler.sync(seen(200, 1), 6)).isEqualTo(6);
        assertThat(autoscaler.sync(seen(301, 2), 6)).isEqualTo(2);
    }

    @Test
    void wakesOnlyAtPollAndRestsAtZero() {
        Autoscaler autoscaler = queue(5);

        assertThat(autoscaler.sync(seen(0, 50), 0)).isZero();
        assertThat(autoscaler.poll(seen(0, 50), 0)).isEqualTo(1);
    }

    @Test
    void letsLastPodGoAfterCooldown() {
        Autoscaler autoscaler = queue(5);
        autoscaler.poll(seen(0, 1), 1);

        assertThat(autoscaler.poll(seen(299, 0), 1)).isEqualTo(1);
        assertThat(autoscaler.poll(seen(300, 0), 1)).isZero();
        assertThat(autoscaler.sync(seen(301, 0), 1)).isEqualTo(1);
    }

    @Test
    void multipliesReadyPodsByRatioOfAge() {
        Autoscaler autoscaler = with(new Trigger.OldestAge(Duration.ofSeconds(10)));

        assertThat(autoscaler.sync(new Observation(0, 9, 30, 0, 2), 3)).isEqualTo(6);
        assertThat(autoscaler.sync(new Observation(0, 9, 30, 0, 0), 3)).isEqualTo(3);
    }

    @Test
    void opensCalendarBeforeLesson() {
        Autoscaler autoscaler = with(new Trigger.Calendar(Duration.ofMinutes(5), 4));

        assertThat(autoscaler.poll(seen(699, 0), 0)).isZero();
        assertThat(autoscaler.poll(seen(700, 0), 0)).isEqualTo(1);
        assertThat(autoscaler.sync(seen(700, 0), 1)).isEqualTo(4);
        assertThat(autoscaler.sync(seen(2_301, 0), 4)).isEqualTo(1);
    }

    @Test
    void followsTriggerThatWantsMost() {
        Autoscaler autoscaler =
                with(new Trigger.Calendar(Duration.ofMinutes(5), 4), new Trigger.Backlog(Duration.ofSeconds(10)));

        assertThat(autoscaler.sync(new Observation(1_000, 0, 0, 55, 4), 4)).isEqualTo(6);
    }

    private static Autoscaler queue(double jobs) {
        return with(new Trigger.QueueLength(jobs));
    }

    private static Autoscaler with(Trigger... triggers) {
        return new Autoscaler(
                new Policy("tested", List.of(triggers), 0, 100, null, null, null), Worlds.USUAL.controller(), LESSON);
    }

    private static Observation seen(double now, int jobs) {
        return new Observation(now, jobs, 0, 0, 1);
    }
}
