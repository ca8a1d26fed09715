package dev.codementor.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

    /** Its face takes the places 1 and 2. */
    private static final String FACE = "a\uD83D\uDE00b";

    @Test
    void leavesShortTextsAsTheyAre() {
        assertThat(Cut.start(FACE, 4)).isSameAs(FACE);
        assertThat(Cut.shown(FACE, 4)).isSameAs(FACE);
        assertThat(Cut.start("", 0)).isEmpty();
    }

    @Test
    void keepsPairsTogether() {
        assertThat(Cut.start(FACE, 3)).isEqualTo("a\uD83D\uDE00");
        assertThat(Cut.start(FACE, 2)).isEqualTo("a");
        assertThat(Cut.start(FACE, 0)).isEmpty();
    }

    @Test
    void showsThatSomethingIsMissing() {
        assertThat(Cut.shown(FACE, 2)).isEqualTo("a…");
        assertThat(Cut.shown("abc", 2)).isEqualTo("ab…");
    }

    @Test
    void takesLostHalfFromTheEnd() {
        assertThat(Cut.whole("a\uD83D")).isEqualTo("a");
        assertThat(Cut.whole(FACE)).isEqualTo(FACE);
        assertThat(Cut.whole("\uD83D")).isEmpty();
        assertThat(Cut.whole("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,1", "3,3", "4,4", "9,4"})
    void findsPlaceToCut(int wanted, int end) {
        assertThat(Cut.end(FACE, wanted)).isEqualTo(end);
    }

    @Test
    void takesHalvesWithoutPartnersForCharacters() {
        assertThat(Cut.end("\uD83Dab", 1)).isEqualTo(1);
        assertThat(Cut.end("a\uDE00b", 1)).isEqualTo(1);
    }
}
