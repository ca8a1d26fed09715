package dev.codementor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class FreePortTest {

    @RepeatedTest(20)
    void staysBelowWhatTheSystemHandsOut() {
        assertThat(FreePort.next()).isBetween(10_000, 31_999);
    }
}
