package dev.codementor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEstimateTest {

    @Test
    void countsAtLeastLessThanTokenizersDo() {
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

    @Test
    void setsAsideMoreForMessageThanItsTextNeeds() {
        assertThat(TokenEstimate.ofMessage("")).isEqualTo(6);
        assertThat(TokenEstimate.ofMessage("abcd")).isEqualTo(2 + 6);
        assertThat(TokenEstimate.ofMessage("数字")).isEqualTo(2 + 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "for (int i = 0; i < n; i++) {", "Größe in 数字 \uD83D\uDE00", "          "})
    void setsAsideMoreThanTheLeast(String text) {
        assertThat(TokenEstimate.ofMessage(text)).isGreaterThan(TokenEstimate.atLeast(text));
    }
}
