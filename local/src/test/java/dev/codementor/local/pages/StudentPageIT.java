package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The student's page in headless Chromium: asking, stopping, coming back. */
@ExtendWith(RunningPages.class)
class StudentPageIT {

    private final Pages pages;

    StudentPageIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void writesTheAnswerWhileTheStudentWatches() {
        try (Student ada = pages.student("ada")) {
            ada.ask("Why does my loop not end?");
            assertThat(ada.page().locator(".stop")).isVisible();
            assertThat(ada.answer()).containsText(RehearsalAnswer.NOTICE, Student.patientlyContaining());
            ada.picture("answering");
            ada.awaitState("answered");

            assertThat(ada.page().locator("#rehearsal")).isVisible();
            assertThat(ada.page().locator(".stop")).isHidden();
            assertThat(ada.page().locator("figure.code .hljs-comment")).hasCount(1);
            assertThat(ada.page().locator("#announcer")).hasText("The answer is complete.");
            assertThat(ada.complaints()).isEmpty();
            ada.picture("answered");
        }
    }

    @Test
    void stopsAndTriesAgain() {
        try (Student grace = pages.student("grace")) {
            grace.askForAnswer("Word after word. ".repeat(200));
            assertThat(grace.answer()).containsText("Word", Student.patientlyContaining());
            grace.page().locator(".stop").click();
            grace.awaitState("cancelled");
            grace.picture("stopped");

            grace.page().getByText("Try again").click();
            assertThat(grace.page().locator(".turn")).hasCount(2);
            grace.awaitState("answered");
            assertThat(grace.answer().textContent().strip())
                    .hasSize("Word after word. ".repeat(200).strip().length());
        }
    }

    @Test
    void goesOnAfterAReloadAndAfterTheNetworkWasAway() {
        String answer = "One line of many.\n\n".repeat(150) + "The end.";
        try (Student edsger = pages.student("edsger")) {
            edsger.askForAnswer(answer);
            assertThat(edsger.answer()).containsText("One line", Student.patientlyContaining());
            edsger.page().reload();
            assertThat(edsger.answer()).containsText("One line", Student.patientlyContaining());
            edsger.context().setOffline(true);
            edsger.context().setOffline(false);

            edsger.awaitState("answered");
            assertThat(edsger.answer().locator("p")).hasCount(151);
            edsger.answer().locator("p").last().scrollIntoViewIfNeeded();
            assertThat(edsger.page().locator("#rehearsal")).isInViewport();
        }
    }

    @Test
    void keepsTabsInStep() {
        try (Student barbara = pages.student("barbara")) {
            Page other = barbara.anotherTab();
            barbara.askForAnswer("Both of you read this.");

            assertThat(other.locator(".answer-text")).containsText("Both of you", Student.patientlyContaining());
            barbara.awaitState("answered");
        }
    }

    @Test
    void keepsTheDraftOverAReload() {
        try (Student donald = pages.student("donald")) {
            donald.page().locator("#prompt").fill("Half a question");
            donald.page()
                    .locator("#files")
                    .setInputFiles(new FilePayload(
                            "loop.py", "text/x-python", "while True:\n    pass\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(donald.page().locator("#attached li")).containsText("loop.py");
            donald.page().reload();

            assertThat(donald.page().locator("#prompt")).hasValue("Half a question");
            donald.page().locator("#prompt").press("Control+Enter");
            assertThat(donald.page().locator(".question-text")).containsText("while True:");
            assertThat(donald.page().locator("#prompt")).hasValue("");
            assertThat(donald.page().locator("#attached li")).hasCount(0);
        }
    }

    @Test
    void saysWhatToDoWhenTheQuotaIsReached() {
        try (Student alan = pages.student("alan")) {
            String slow = "Slowly, slowly. ".repeat(400);
            for (int i = 1; i <= 3; i++) {
                alan.askForAnswer(slow + i);
                assertThat(alan.page().locator(".turn")).hasCount(i);
            }
            alan.ask("One too many");

            assertThat(alan.page().locator("#composer-problem")).containsText("You have 3 open questions");
            assertThat(alan.page().locator("#prompt")).hasValue("One too many");
            alan.picture("quota");

            alan.page().locator(".stop:visible").first().click();
            assertThat(alan.page().locator("#composer-problem")).isHidden();
        }
    }

    @Test
    void asksAboutALine() {
        try (Student margaret = pages.student("margaret")) {
            margaret.askForAnswer("```python\nx = 1\nprint(x)\n```");
            margaret.awaitState("answered");
            margaret.page().getByText("Explain a line").click();
            margaret.page().locator(".code-line").nth(1).click();

            assertThat(margaret.page().locator("#prompt")).hasValue("Please explain this line: `print(x)`");
        }
    }
}
