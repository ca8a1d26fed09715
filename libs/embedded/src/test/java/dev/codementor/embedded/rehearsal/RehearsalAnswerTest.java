package dev.codementor.embedded.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalAnswerTest {

    @Test
    void saysWhatItIsAndWhatWasAsked() {
        String answer = RehearsalAnswer.to("Why does\n\tmy   loop not end?");

        assertThat(answer)
                .startsWith("This is a rehearsal answer: no language model has written it.")
                .contains("“Why does my loop not end?”")
                .contains("```java\n")
                .contains("🙂");
    }

    @Test
    void saysWhatAScriptTellsIt() {
        assertThat(RehearsalAnswer.to(RehearsalAnswer.SCRIPT + "# Title\n\nText"))
                .isEqualTo("# Title\n\nText");
        assertThat(RehearsalAnswer.to(RehearsalAnswer.SCRIPT)).startsWith(RehearsalAnswer.NOTICE);
    }

    @Test
    void differsFromPromptToPrompt() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> RehearsalAnswer.to("a".repeat(500) + i)))
                .doesNotHaveDuplicates();
    }

    @Test
    void takesAnyText() {
        String answer = RehearsalAnswer.to("\0\uD83D\u001b[31m" + "🙂".repeat(400) + "\uDE42");

        assertThat(answer).doesNotContain("\0").doesNotContain("\u001b").contains("🙂…”");
        assertThat(new String(answer.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(answer);
        assertThat(RehearsalAnswer.to("")).contains("“” (0 characters");
    }

    @Test
    void isCutNowhereInPairs() {
        String text = "a🙂".repeat(50);
        var answer = new Answer("", text, false);
        for (int wanted = 1; wanted < 200; wanted++) {
            int pieces = answer.pieces(wanted);
            var joined = new StringBuilder();
            for (int i = 0; i < pieces; i++) {
                String piece = text.substring(answer.start(i, pieces), answer.start(i + 1, pieces));
                assertThat(piece).isEqualTo(new String(piece.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
                joined.append(piece);
            }
            assertThat(joined).hasToString(text);
        }
    }
}
