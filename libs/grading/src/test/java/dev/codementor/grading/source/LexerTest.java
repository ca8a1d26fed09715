package dev.codementor.grading.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.source.Token.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LexerTest {

    @Test
    void splitsJava() {
        String java = "int x = 1; // one\n/* two\n */ String s = \"a\\\"//b\" + 'c' + \"\"\"\n \"x\" \"\"\";";

        assertThat(of(Language.JAVA, java, Kind.COMMENT)).containsExactly("// one", "/* two\n */");
        assertThat(of(Language.JAVA, java, Kind.STRING))
                .containsExactly("\"a\\\"//b\"", "'c'", "\"\"\"\n \"x\" \"\"\"");
        assertThat(of(Language.JAVA, java, Kind.NAME)).containsExactly("int", "x", "String", "s");
    }

    @Test
    void splitsPython() {
        String python =
                "def f(x): # one\n  '''doc # no\n  '''\n  return rb'a\\'b' + f\"{x}\" + \"#\"\nbar = 'open\nx = 1";

        assertThat(of(Language.PYTHON, python, Kind.COMMENT)).containsExactly("# one");
        assertThat(of(Language.PYTHON, python, Kind.STRING))
                .containsExactly("'''doc # no\n  '''", "rb'a\\'b'", "f\"{x}\"", "\"#\"", "'open");
        assertThat(of(Language.PYTHON, python, Kind.NAME)).contains("def", "return", "bar");
    }

    @Test
    void splitsOthersAlike() {
        assertThat(of(Language.C_LIKE, "let a = `x\n${y}` // z", Kind.STRING)).containsExactly("`x\n${y}`");
        assertThat(of(Language.C_LIKE, "fn f<'a>(x: &'a str) {}", Kind.STRING)).containsExactly("'a>(x: &'");
        assertThat(of(Language.HASH, "echo \"a\" # b", Kind.COMMENT)).containsExactly("# b");
        assertThat(of(Language.TEXT, "don't // go", Kind.COMMENT)).containsExactly("don't // go");
        assertThat(Language.of("src/Main.JAVA")).isEqualTo(Language.JAVA);
        assertThat(Language.of("README")).isEqualTo(Language.TEXT);
    }

    @Test
    void coversAnyTextWithoutGaps() {
        Random random = new Random(9);
        String letters = "ab0 \"'`#/*\\\n(){}=é😀\u202e";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.appendCodePoint(letters.codePointAt(
                        letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())))));
            }
            for (Language language : Language.values()) {
                int at = 0;
                for (Token token : Lexer.lex(language, text.toString())) {
                    assertThat(token.start()).as("%s %s", language, text).isEqualTo(at);
                    assertThat(token.end()).isGreaterThan(at);
                    at = token.end();
                }
                assertThat(at).isEqualTo(text.length());
            }
        }
    }

    private static List<String> of(Language language, String text, Kind kind) {
        return Lexer.lex(language, text).stream()
                .filter(each -> each.kind() == kind)
                .map(each -> each.in(text))
                .toList();
    }
}
