package dev.codementor.testing.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldTextTest {

    private final HeldText held = new HeldText();

    @Test
    void appendsOnlyWhatIsNew() {
        assertThat(held.take(0, 0, "abc")).isTrue();
        assertThat(held.take(0, 1, "bcde")).isTrue();
        assertThat(held.take(0, 0, "ab")).isTrue();

        assertThat(held.text()).isEqualTo("abcde");
    }

    @Test
    void cutsBackWhenTheEpochGrows() {
        held.take(0, 0, "abcdef");

        assertThat(held.take(1, 2, "X")).isTrue();
        assertThat(held.take(0, 6, "old")).isTrue();

        assertThat(held.text()).isEqualTo("abX");
        assertThat(held.epoch()).isEqualTo(1);
    }

    @Test
    void keepsEpochOfItsTextAtGap() {
        held.take(0, 0, "abc");

        assertThat(held.take(1, 5, "X")).isFalse();

        assertThat(held.epoch()).isZero();
        assertThat(held.text()).isEqualTo("abc");
    }
}
