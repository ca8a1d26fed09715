package dev.codementor.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SeldomTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T10:00:00Z"));
    private final Seldom seldom = new Seldom(now::get);

    @Test
    void isDueOnceInTenSecondsForTheSameCause() {
        assertThat(seldom.isDue("away")).isTrue();
        assertThat(seldom.isDue("away")).isFalse();

        pass(11);
        assertThat(seldom.isDue("away")).isTrue();
    }

    @Test
    void isDueAtOnceForAnotherCause() {
        assertThat(seldom.isDue("away")).isTrue();
        assertThat(seldom.isDue("refused")).isTrue();
        assertThat(seldom.isDue("refused")).isFalse();
    }

    private void pass(int seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
    }
}
