package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on which instructors read what students think of answers. */
@ExtendWith(RunningPages.class)
class CourseFeedbackIT {

    private final Pages pages;

    CourseFeedbackIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void showsInstructorsWhatStudentsThinkAndNotWho() {
        try (Student student = pages.student("Anonyma", "feedback-1")) {
            student.askForAnswer("Look at `x` and **think**.\n\n```\n" + "x".repeat(300) + "\n```");
            student.awaitState("answered");
            student.page().getByText("Not helpful").click();
            student.page().locator(".feedback-form textarea").fill("I still do not know where.");
            student.page().locator(".feedback-form button").click();
            assertThat(student.page().locator(".feedback [role=status]")).hasText("Thank you.");
            assertThat(student.page().locator("#to-feedback")).isHidden();
        }
        try (Student teacher = pages.instructor("Teacher", "feedback-1", "feedback-2")) {
            Page page = teacher.page();
            page.locator("#course").selectOption("feedback-1");
            page.locator("#to-feedback").click();
            Locator entry = page.locator(".entry");
            assertThat(entry).hasCount(1);
            assertThat(entry).containsText("Not helpful");
            assertThat(entry.locator("blockquote")).hasText("I still do not know where.");
            entry.getByText("The answer").click();
            assertThat(entry.locator(".answer-text strong")).hasText("think");
            entry.getByText("The question").click();
            assertThat(entry.locator(".question-text")).containsText("Look at");
            assertThat(page.locator("body")).not().containsText("Anonyma");
            page.setViewportSize(360, 740);
            teacher.picture("feedback-360");
            assertThat(page.evaluate("""
                            () => document.documentElement.scrollWidth <= window.innerWidth
                                && document.querySelector('.entry .answer-text').getBoundingClientRect().right <= window.innerWidth""")).isEqualTo(true);
            page.setViewportSize(1280, 720);
            for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                teacher.picture("feedback-" + theme);
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .extracting(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .isEmpty();
            }

            page.locator("#course").selectOption("feedback-2");
            assertThat(page.locator("#none")).isVisible();
            assertThat(entry).hasCount(0);
            page.locator("#to-mentor").click();
            assertThat(page.locator("#course")).hasValue("feedback-2");
            assertThat(teacher.complaints()).isEmpty();
        }
    }

    @Test
    void leavesOutHostileText() {
        try (Student mallory = pages.student("feedback-mallory", "feedback-3")) {
            mallory.askForAnswer("<img src=x onerror=\"document.title='owned'\">");
            mallory.awaitState("answered");
            mallory.page()
                    .getByText("Helpful", new Page.GetByTextOptions().setExact(true))
                    .click();
            mallory.page().locator(".feedback-form textarea").fill("<script>document.title = 'owned'</script>\u202E");
            mallory.page().locator(".feedback-form button").click();
            assertThat(mallory.page().locator(".feedback [role=status]")).hasText("Thank you.");
        }
        try (Student teacher = pages.instructor("Careful", "feedback-3")) {
            teacher.page().locator("#to-feedback").click();
            teacher.page().getByText("The answer").click();

            assertThat(teacher.page().locator(".answer-text")).containsText("<img src=x");
            assertThat(teacher.page().locator("blockquote")).containsText("<script>");
            assertThat(teacher.page().locator("blockquote .invisible-character"))
                    .hasText("U+202E");
            assertThat(teacher.page().locator("#entries img, #entries script")).hasCount(0);
            assertThat(teacher.page()).hasTitle("CodeMentor");
            assertThat(teacher.complaints()).isEmpty();
        }
    }

    @Test
    void isClosedToStudents() {
        try (Student student = pages.student("curious")) {
            student.page().navigate(pages.address() + "/feedback");

            assertThat(student.page().locator("#problem")).containsText("Only instructors");
            assertThat(student.page().locator("#choice")).isHidden();
        }
    }
}
