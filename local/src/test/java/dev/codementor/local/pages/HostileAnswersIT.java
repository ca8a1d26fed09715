package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A model may write anything; nothing of it runs, loads, leads astray or breaks the page. */
@ExtendWith(RunningPages.class)
class HostileAnswersIT {

    private final Pages pages;

    HostileAnswersIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void showsMarkupAsText() {
        try (Student mallory = pages.student("mallory-markup")) {
            mallory.askForAnswer("""
                    <script>document.title = 'owned'</script>

                    Text <img src=x onerror="document.title='owned'"> and <b onclick="alert(1)">bold</b>.

                    <iframe src="https://example.com"></iframe>
                    """);
            mallory.awaitState("answered");

            assertThat(mallory.answer().locator("script, img, b, iframe")).hasCount(0);
            assertThat(mallory.answer()).containsText("<script>document.title = 'owned'</script>");
            assertThat(mallory.page()).hasTitle("CodeMentor");
            assertThat(mallory.complaints()).isEmpty();
        }
    }

    @Test
    void marksLinksAndFetchesNoImages() {
        try (Student mallory = pages.student("mallory-links")) {
            mallory.askForAnswer(
                    "[good](https://example.com/a) [bad](javascript:alert(1)) [data](data:text/html,x) ![cat](https://example.com/cat.png)");
            mallory.awaitState("answered");

            assertThat(mallory.answer().locator("a")).hasCount(1);
            assertThat(mallory.answer().locator("a")).hasAttribute("rel", "noopener noreferrer nofollow external");
            assertThat(mallory.answer().locator("a")).containsText("good (example.com)");
            assertThat(mallory.answer().locator("img")).hasCount(0);
            assertThat(mallory.answer()).containsText("Image, not loaded: cat");
        }
    }

    @Test
    void showsCharactersThatCannotBeSeen() {
        try (Student mallory = pages.student("mallory-bidi")) {
            mallory.askForAnswer("a\u202Eb\u200Bc\n\n```java\nif (admin\u2066) {}\n```");
            mallory.awaitState("answered");

            assertThat(mallory.answer().locator(".invisible-character"))
                    .hasText(new String[] {"U+202E", "U+200B", "U+2066"});
        }
    }

    @Test
    void leavesJoinersWhereTheyBelong() {
        List<String> needed = List.of(
                // Emoji of several characters, the last of which is still to come.
                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                "\uD83D\uDC69\uD83C\uDFFD\u200D",
                "\u2764\uFE0F\u200D\uD83D\uDD25",
                // A flag of a country's part.
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                // Persian, Hindi, Sinhala, Tamil.
                "\u0645\u06CC\u200C\u062E",
                "\u0915\u094D\u200D\u0937",
                "\u0DC1\u0DCA\u200D\u0DBB",
                "\u0BAA\u0BC6\u200C\u0BB0");
        List<String> hidden = List.of("ad\u200Dmin", "ad\u200Cmin", "\uD83D\uDC69\u200Dx", "x\uDB40\uDC67");
        try (Student reader = pages.student("joiners")) {
            assertThat(marked(reader, needed)).isEqualTo(List.of("", "", "", "", "", "", "", ""));
            assertThat(marked(reader, hidden)).isEqualTo(List.of("U+200D", "U+200C", "U+200D", "U+E0067"));
        }
    }

    private static Object marked(Student reader, List<String> texts) {
        return reader.page().evaluate("""
                        async (texts) => {
                          const { pieces } = await import('/assets/reading/invisible-characters.js');
                          return texts.map((text) => pieces(text).map(({ code }) => code).filter(Boolean).join());
                        }""", texts);
    }

    @Test
    void leavesJoinersAloneInAnAnswerThatComesInPieces() {
        // Few enough characters that the rehearsal model sends each of them alone.
        String words =
                "**\uD83D\uDC69\u200D\uD83D\uDCBB** \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u0915\u094D\u200D\u0937 ";
        try (Student reader = pages.student("joiners-grow")) {
            reader.page().evaluate("""
                            () => {
                              window.marks = 0;
                              new MutationObserver(() => (window.marks += document.querySelectorAll('.invisible-character').length))
                                .observe(document.getElementById('turns'), { subtree: true, childList: true, characterData: true });
                            }""");
            reader.askForAnswer(words.repeat(10) + "\n\n```java\n// \uD83D\uDC69\u200D\uD83D\uDCBB\n```");
            reader.awaitState("answered");

            assertThat(reader.answer()).containsText("\uD83D\uDC69\u200D\uD83D\uDCBB");
            assertThat(reader.page().evaluate("window.marks")).isEqualTo(0);
        }
    }

    @Test
    void survivesDeepNestingAndBrokenMarkdown() {
        var nested = new StringBuilder();
        for (int depth = 0; depth < 100; depth++) {
            nested.append("  ".repeat(depth)).append("- level ").append(depth).append('\n');
        }
        try (Student mallory = pages.student("mallory-nesting")) {
            mallory.askForAnswer(nested + "\n**never _closed `at all\n\n| a | b\n|--\n```python\nprint('open')");
            mallory.awaitState("answered");

            assertThat(mallory.answer()).containsText("level 99");
            assertThat(mallory.answer()).containsText("print('open')");
            assertThat(mallory.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            assertThat(mallory.complaints()).isEmpty();
        }
    }

    @Test
    void neverTouchesFinishedBlocksOfALongAnswer() {
        String answer =
                "First paragraph.\n\n" + "Some words of an answer, **bold** and `code`.\n\n".repeat(420) + "End.";
        assertThat(answer.length()).isGreaterThan(19_000);
        try (Student patient = pages.student("patient")) {
            patient.askForAnswer(answer);
            assertThat(patient.answer().locator(".block").nth(1)).isVisible();
            patient.page().evaluate("""
                            () => {
                              window.first = document.querySelector('.block');
                              window.touched = 0;
                              new MutationObserver((changes) => (window.touched += changes.length))
                                .observe(window.first, { subtree: true, childList: true, characterData: true, attributes: true });
                            }""");
            patient.awaitState("answered");

            assertThat(patient.page().evaluate("document.querySelector('.block') === window.first && window.touched"))
                    .isEqualTo(0);
            assertThat(patient.answer().locator("strong")).hasCount(420);
        }
    }
}
