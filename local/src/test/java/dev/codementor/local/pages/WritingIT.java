package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that somebody has typed gets lost, however slowly the server answers meanwhile. */
@ExtendWith(RunningPages.class)
class WritingIT {

    private final Pages pages;

    WritingIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void sendsWhatWasAskedBeforeThePageWasReady() {
        try (Student hasty = pages.student("hasty")) {
            hasty.holdBack("GET", "/api/v1/courses");
            hasty.page().reload();
            assertThat(hasty.page().locator("#desk")).isVisible();
            hasty.page().evaluate("setTimeout(() => goOn(), 500)");
            hasty.ask("Asked at once");

            assertThat(hasty.page().locator(".question-text")).hasText("Asked at once");
            assertThat(hasty.complaints()).isEmpty();
        }
    }

    @Test
    void letsNobodyWriteBeforeTheDraftIsThere() {
        try (Student hasty = pages.student("hasty-writer")) {
            hasty.page().locator("#prompt").fill("Begun before");
            hasty.holdBack("GET", "/api/v1/courses");
            hasty.page().reload();

            assertThat(hasty.page().locator("#desk")).isVisible();
            assertThat(hasty.page().locator("#prompt")).isDisabled();
            assertThat(hasty.page().locator("#send")).isDisabled();
            assertThat(hasty.page().locator("#fresh")).isDisabled();
            assertThat(hasty.page().locator("body")).not().hasAttribute("data-ready", "true");
            hasty.goOn();
            assertThat(hasty.page().locator("body")).hasAttribute("data-ready", "true");
            assertThat(hasty.page().locator("#prompt")).isEnabled();
            assertThat(hasty.page().locator("#prompt")).hasValue("Begun before");
        }
    }

    @Test
    void keepsWhatIsTypedWhileAQuestionIsSent() {
        try (Student fast = pages.student("fast")) {
            fast.holdBack("POST", "/api/v1/jobs");
            fast.page().reload();
            fast.ask("The first question.");
            fast.page().locator("#prompt").press("Control+End");
            fast.page().locator("#prompt").pressSequentially(" And the next one.");
            fast.goOn();

            assertThat(fast.page().locator(".question-text")).hasText("The first question.");
            assertThat(fast.page().locator("#prompt")).hasValue("And the next one.");
            fast.page().reload();
            assertThat(fast.page().locator("#prompt")).hasValue("And the next one.");
        }
    }

    @Test
    void keepsAnotherCoursesDraftWhenTheCourseIsLeftWhileAQuestionIsSent() {
        try (Student torn = pages.student("torn", "cs101", "cs102")) {
            torn.page().locator("#course").selectOption("cs102");
            torn.page().locator("#prompt").fill("For the second course");
            torn.page().locator("#course").selectOption("cs101");
            torn.holdBack("POST", "/api/v1/jobs");
            torn.page().reload();
            torn.ask("For the first course");
            torn.page().locator("#course").selectOption("cs102");
            assertThat(torn.page().locator("#prompt")).hasValue("For the second course");
            torn.goOn();

            assertThat(torn.page().locator("#send")).isEnabled();
            assertThat(torn.page().locator("#prompt")).hasValue("For the second course");
            assertThat(torn.page().locator(".turn")).hasCount(0);
            torn.page().locator("#course").selectOption("cs101");
            assertThat(torn.page().locator("#prompt")).hasValue("");
        }
    }

    @Test
    void keepsWhatIsWrittenInEachOfTwoTabs() {
        try (Student twice = pages.student("twice")) {
            Page other = twice.anotherTab();
            twice.page().locator("#prompt").fill("In the first tab");
            other.locator("#prompt").fill("In the second tab");
            twice.page().locator("#fresh").click();

            assertThat(twice.page().locator("#prompt")).hasValue("In the first tab");
        }
    }
}
