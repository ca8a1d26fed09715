package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page is for everybody: any language, any theme, any width, with or without a mouse or eyes. */
@ExtendWith(RunningPages.class)
class EverybodyIT {

    private static final int MOST_SCRIPT = 150_000;

    private final Pages pages;

    EverybodyIT(Pages pages) {
        this.pages = pages;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void violatesNoRuleOfAccessibility(ColorScheme theme) {
        var options = new Browser.NewContextOptions().setColorScheme(theme);
        try (Student student = pages.student("axe-" + theme, options)) {
            student.askForAnswer(
                    "## A title\n\nWords, a [link](https://example.com).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```java\n// comment\nint x = 1; String s = \"text\";\n```");
            student.awaitState("answered");
            student.picture("answered-" + theme);

            assertThat(new AxeBuilder(student.page()).analyze().getViolations())
                    .extracting(rule ->
                            rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 768, 1440, 3840})
    void fitsAnyWidth(int width) {
        var options = new Browser.NewContextOptions().setViewportSize(width, 800);
        try (Student student = pages.student("wide-" + width, options)) {
            student.askForAnswer("A_word_without_end_".repeat(30) + "\n\n```\n" + "x".repeat(300) + "\n```");
            student.awaitState("answered");
            student.picture("width-" + width);

            assertThat(student.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @CsvSource({"320, en", "360, en", "320, de", "360, de"})
    void cutsNothingOffInTheHeader(int width, String language) {
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 700).setLocale(language);
        try (Student student = pages.student("header-" + width + language, options)) {
            student.picture("header-" + width + "-" + language);

            assertThat(student.page().evaluate("""
                            () => {
                              const header = document.querySelector('header');
                              const select = document.getElementById('language');
                              const { width } = select.getBoundingClientRect();
                              const fits = header.scrollWidth <= header.clientWidth;
                              Object.assign(select.style, { width: 'max-content', flexShrink: 0 });
                              return fits && width >= select.getBoundingClientRect().width - 1;
                            }""")).isEqualTo(true);
        }
    }

    @Test
    void speaksGerman() {
        try (Student konrad = pages.student("konrad", new Browser.NewContextOptions().setLocale("de-DE"))) {
            assertThat(konrad.page().locator("html")).hasAttribute("lang", "de");
            assertThat(konrad.page().locator("#send")).hasText("Fragen");
            konrad.picture("german");
            konrad.page().locator("#language").selectOption("en");
            assertThat(konrad.page().locator("#send")).hasText("Ask");
        }
    }

    @Test
    void sendsLittleScript() {
        var bytes = new AtomicLong();
        try (Student student = pages.student("bytes")) {
            student.page().onResponse(response -> bytes.addAndGet(scriptBytes(response)));
            student.page().reload();
            student.askForAnswer("```java\nint x;\n```\n\n```python\nx = 1\n```");
            student.awaitState("answered");
            assertThat(student.page().locator(".hljs-type")).hasCount(1);

            assertThat(bytes.get()).isPositive().isLessThan(MOST_SCRIPT);
        }
    }

    private static long scriptBytes(Response response) {
        return response.url().endsWith(".js")
                ? Long.parseLong(response.headers().getOrDefault("content-length", "0"))
                : 0;
    }
}
