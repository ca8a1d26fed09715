package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtsTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '~',
            value = {
                "<think>Hm.</think>Yes,Yes",
                "<think>a < b </thin </think> ⏎ Yes,Yes",
                " <thinking>Hm.</thinking>Yes,Yes",
                "<think></think>Yes <think>no</think>,Yes <think>no</think>",
                "A <think> is text,A <think> is text",
                "<thi,<thi",
                "< 3 is true,< 3 is true",
                "<think>never ends,~~",
                " Yes , Yes "
            })
    void leavesThemOut(String line, String answer) {
        String said = line.replace('⏎', '\n');
        for (int size = 1; size <= said.length(); size++) {
            Thoughts thoughts = new Thoughts(false);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < said.length(); i += size) {
                text.append(thoughts.take(said.substring(i, Math.min(said.length(), i + size))));
            }
            text.append(thoughts.rest());
            assertThat(text).as("pieces of %d", size).hasToString(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hm.</think>\n\nYes", "\n</think>Yes"})
    void knowsThatThePromptHasOpenedThem(String said) {
        assertThat(new Thoughts(true).take(said)).isEqualTo("Yes");
    }

    @Test
    void doesNotLookIntoTheRestOfAnAnswer() {
        assertThat(Thoughts.none().take("<think>")).isEqualTo("<think>");
    }
}
