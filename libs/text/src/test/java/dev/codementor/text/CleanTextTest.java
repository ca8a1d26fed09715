package dev.codementor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    private final CleanText text = new CleanText("so far: ");

    @Test
    void continuesWhatWasBegun() {
        text.append("more");

        assertThat(text.from(0)).isEqualTo("so far: more");
        assertThat(text.from(8)).isEqualTo("more");
        assertThat(text.length()).isEqualTo(12);
    }

    @Test
    void joinsPairThatWasSplitBetweenPieces() {
        text.append("\uD83D");
        assertThat(text.from(8)).isEmpty();

        text.append("\uDE00!");
        assertThat(text.from(8)).isEqualTo("\uD83D\uDE00!");
    }

    @Test
    void leavesNulsOutAndReplacesHalves() {
        text.append("a\0b\uDE00c\uD83Dd\uD83D\uDE00");
        text.append("\uD83D");
        text.append("e");

        assertThat(text.from(8)).isEqualTo("ab\uFFFDc\uFFFDd\uD83D\uDE00\uFFFDe");
    }
}
