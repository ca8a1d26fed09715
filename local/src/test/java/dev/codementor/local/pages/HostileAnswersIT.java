package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
