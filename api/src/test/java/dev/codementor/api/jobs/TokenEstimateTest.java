package dev.codementor.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenEstimateTest {

    @Test
    void countsLessThanTokenizersDo() {
        // Byte-pair tokenizers make at least one token of each word and sign here.
        assertThat(TokenEstimate.atLeast("The quick brown fox jumps over the lazy dog."))
                .isLessThanOrEqualTo(10);
        assertThat(TokenEstimate.atLeast("for (int i = 0; i < n; i++) {")).isLessThanOrEqualTo(13);
        assertThat(TokenEstimate.atLeast(" ".repeat(100_000))).isZero();
    }

    @Test
    void growsWithVisibleText() {
        assertThat(TokenEstimate.atLeast("x".repeat(5_000))).isEqualTo(1_000);
        assertThat(TokenEstimate.atLeast("数".repeat(5_000))).isEqualTo(2_500);
    }
}
