package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:11434, http://127.0.0.1:11434",
        "http://ollama.models.svc:8080/, http://ollama.models.svc:8080",
        "https://models.example.edu/ollama/, https://models.example.edu:443/ollama",
        "http://ollama, http://ollama:80",
        "ollama, http://ollama:11434",
        "ollama:1234, http://ollama:1234",
        ":1234, http://127.0.0.1:1234",
        "0.0.0.0, http://127.0.0.1:11434",
        "[::1]:1234, http://[::1]:1234"
    })
    void readsWhatOllamaReads(String text, String address) {
        assertThat(OllamaAddress.parse(text)).hasToString(address);
    }

    @Test
    void refusesOtherSchemes() {
        assertThatThrownBy(() -> OllamaAddress.parse("ftp://ollama"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OLLAMA_HOST");
    }
}
