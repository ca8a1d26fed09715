package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.AssignedClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on which students read what was released to them. */
@ExtendWith(RunningPages.class)
class GradesIT {

    private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\"> Try \u202Enegative numbers.";

    private final Pages pages;

    GradesIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void showsAGradeOnceItIsReleasedAndTakesAnAppeal() {
        Api teacher = pages.teacher("grades-1");
        String batch = teacher.upload("/api/v1/batches", AssignedClass.of("grades-1", List.of("grace")))
                .body()
                .path("id")
                .asString();
        review(teacher, batch);
        try (Student grace = pages.student("grace", "grades-1")) {
            Page page = grace.page();
            page.locator("#to-grades").click();
            assertThat(page.locator("#none")).isVisible();

            assertThat(teacher.post("/api/v1/batches/" + batch + "/release", Map.of())
                            .status())
                    .isEqualTo(200);
            page.reload();
            Locator grade = page.locator(".grade");
            assertThat(grade.locator("h3")).containsText("4.5 of 7 points");
            assertThat(grade).containsText("graded by a person");
            grade.locator("summary").first().click();
            Locator works = grade.locator(".criterion").first();
            assertThat(works.locator("h4")).hasText("Prints the sum: some2.5 of 5 points");
            assertThat(works).containsText("<img src=x");
            assertThat(works.locator(".invisible-character")).hasText("U+202E");
            assertThat(works).containsText("Try it with negative numbers too.");
            assertThat(page).hasTitle("CodeMentor");

            works.getByText("Request a regrade").click();
            works.locator("textarea").fill("It does print -3 for -1 and -2.");
            works.locator("form button").click();
            assertThat(works).containsText("It is waiting for an answer.");
            for (int width : new int[] {360, 1280}) {
                page.setViewportSize(width, 760);
                assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                        .isEqualTo(true);
                for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                    grace.picture("grades-" + width + "-" + theme);
                    assertThat(new AxeBuilder(page).analyze().getViolations())
                            .extracting(rule -> rule.getId() + " "
                                    + rule.getNodes().getFirst().getHtml())
                            .isEmpty();
                }
            }

            answer(teacher, batch);
            page.reload();
            grade.locator("summary").first().click();
            assertThat(works).containsText("Accepted");
            assertThat(works).containsText("You are right.");
            assertThat(works.getByText("Request a regrade")).isVisible();
            assertThat(grace.complaints()).isEmpty();
        }
        try (Student other = pages.student("gregor", "grades-1")) {
            other.page().locator("#to-grades").click();
            assertThat(other.page().locator("#none")).isVisible();
        }
    }

    private static void review(Api teacher, String batch) {
        String item = "/api/v1/batches/" + batch + "/items/grace";
        await().atMost(Duration.ofSeconds(60)).until(() -> "succeeded"
                .equals(teacher.get(item).body().path("state").asString()));
        int revision = teacher.get(item).body().path("revision").asInt();
        assertThat(teacher.put(
                                item + "/review",
                                Map.of(
                                        "revision",
                                        revision,
                                        "criteria",
                                        Map.of(
                                                "works",
                                                Map.of("answer", "some", "feedback", HOSTILE),
                                                "named",
                                                Map.of("answer", "yes", "feedback", "Clear names."))))
                        .status())
                .isEqualTo(200);
    }

    private static void answer(Api teacher, String batch) {
        var appeals = teacher.get("/api/v1/batches/" + batch + "/appeals").body();
        String appeal = appeals.findValue("id").asString();
        assertThat(teacher.post(
                                "/api/v1/appeals/" + appeal + "/answer",
                                Map.of("accepted", true, "text", "You are right."))
                        .status())
                .isEqualTo(200);
    }
}
