package dev.codementor.stream.sqs.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"text", "tab\tline\r\n", "ä€", "\uD83D\uDE00", "\uFFFD"})
    void leavesTextAsItIsAndCountsItsBytes(String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;

        assertThat(Body.of(text)).isEqualTo(new Body(text, false, size));
        assertThat(Body.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Body(text, false, size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u001Bb", "\uFFFE", "\uFFFF"})
    void encodesWhatSqsWouldRefuse(String text) {
        assertThat(Body.of(text).base64()).isTrue();
        assertThat(Base64.getDecoder().decode(Body.of(text).text())).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void encodesBytesThatAreNoText() {
        byte[] bytes = {(byte) 0xFF, 0, 1};

        assertThat(Body.of(bytes)).isEqualTo(new Body("/wAB", true, 4));
    }

    @Test
    void refusesAnEmptyMessageAsSqsDoes() {
        assertThatThrownBy(() -> Body.of("")).hasMessage("SQS does not accept empty messages");
        assertThatThrownBy(() -> Body.of(new byte[0])).hasMessage("SQS does not accept empty messages");
    }

    @Test
    void saysWhatItTakes() {
        assertThatThrownBy(() -> Body.of(List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("String and byte[]");
    }
}
