package dev.codementor.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    private static final String FACE = "\uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "tab\tline\n", "\u0001", FACE, "a" + FACE + FACE, "\uFFFF"})
    void allowsWhatPostgresKeeps(String text) {
        assertThat(TextFault.of(text)).isEmpty();
        assertThatCode(() -> StorableText.check("it", text)).doesNotThrowAnyException();
        assertThat(StorableText.repaired(text)).isSameAs(text);
    }

    @Test
    void allowsNothing() {
        assertThatCode(() -> StorableText.check("it", null)).doesNotThrowAnyException();
        assertThatCode(() -> StorableText.checkName("it", null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"a\\0b,1", "\\h,0", "a\\h,1", "\\l,0", "\\h\\lx\\l,3", "\\h\\h\\l,0"})
    void findsFirstFault(String written, int offset) {
        String text = written.replace("\\0", "\0").replace("\\h", "\uD83D").replace("\\l", "\uDE00");

        assertThat(TextFault.of(text)).map(TextFault::offset).contains(offset);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StorableText.check("the note", text))
                .withMessageStartingWith("the note must not contain ")
                .withMessageEndingWith("at " + offset);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(TextFault.of("\0")).contains(new TextFault("must not contain the character NUL", 0));
        assertThat(TextFault.of("\uD83D")).contains(new TextFault("must not contain half of a surrogate pair", 0));
    }

    @Test
    void repairsOnlyFaults() {
        assertThat(StorableText.repaired("\uDE00a\0" + FACE + "\uD83D")).isEqualTo("\uFFFDa\uFFFD" + FACE + "\uFFFD");
    }

    @Test
    void boundsNames() {
        String longest = "x".repeat(StorableText.LONGEST_NAME);
        assertThatCode(() -> StorableText.checkName("it", longest)).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> StorableText.checkName("it", longest + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> StorableText.checkName("it", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> StorableText.checkName("it", "\0"));
    }

    @Test
    void cutsNamesToWhatIndexesTake() {
        String longest = "x".repeat(StorableText.LONGEST_NAME);
        assertThat(StorableText.repairedName(longest + "y")).isEqualTo(longest);
        assertThat(StorableText.repairedName("\0" + FACE.repeat(200))).isEqualTo("\uFFFD" + FACE.repeat(127));
        assertThat(StorableText.repairedName(FACE.repeat(200))).isEqualTo(FACE.repeat(127));
    }
}
