package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"model 'x' not found\"} | model 'x' not found",
                "{\"error\":{\"type\":\"t\",\"message\":\"too much\"}} | too much",
                "{\"detail\":1} | '{ detail :1}'",
                "<html><head><title>504 Gateway Time-out</title></head><body>x</body></html> | 504 Gateway Time-out",
                "<!DOCTYPE html><html><body><h1>Sorry</h1></body></html> | Sorry",
                "404 page not found | 404 page not found"
            })
    void findsTheWords(String body, String words) {
        assertThat(ServerWords.of(body, "")).isEqualTo(words);
    }

    @Test
    void keepsSecrets() {
        assertThat(ServerWords.of("token abc-123 is not valid, see http://anna:pw@host/x", "abc-123"))
                .isEqualTo("token … is not valid, see http://…@host/x");
        assertThat(ServerWords.of("got Authorization: Bearer eyJhbGciOi.J9", ""))
                .isEqualTo("got Authorization: Bearer …");
    }

    @Test
    void fitsOnOneLine() {
        assertThat(ServerWords.of("a\nb\t\u0007c\"d", "")).isEqualTo("a b c d");
        assertThat(ServerWords.of("word ".repeat(1_000), ""))
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("…");
    }
}
