package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.codementor.local.fixture.Api;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on which operators see what waits and why, and act. */
@ExtendWith(RunningPages.class)
class OperationsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Pages pages;

    OperationsIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void pausesAQueueTellsWhyAndUndoesIt() {
        try (Student olga = pages.operator("olga", "operator")) {
            Page page = open(olga, "");
            Locator questions = page.locator(".card").first();
            assertThat(questions.locator("h3")).containsText("Questions");

            questions.getByText("Pause").click();
            assertThat(page.locator("#action")).containsText("Pause Questions?");
            page.locator("#action-reason").fill("The model server gets more memory.");
            page.locator("#action-yes").click();
            assertThat(page.locator("#done")).containsText("Questions is paused.");
            assertThat(questions).containsText("Paused by olga");
            assertThat(questions).containsText("Reason: The model server gets more memory.");

            Api ada = pages.codeMentor().as("ada-at-the-pause");
            String job = ada.ask("Why does it wait?");
            assertThat(questions.locator("dd").first()).hasText(Pattern.compile("[1-9][0-9]*"));
            page.getByText("Undo").click();
            assertThat(page.locator("#done")).containsText("Questions goes on.");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> ada.job(job).body().path("state").asString().equals("answered"));

            page.locator("a[data-room=audit]").click();
            Locator newest = page.locator("tbody tr").first();
            assertThat(newest).containsText("resumed a queue");
            assertThat(page.locator("tbody")).containsText("The model server gets more memory.");
        }
    }

    @Test
    void findsAJobAndShowsItsPathWithoutItsText() {
        Api bob = pages.codeMentor().as("bob-and-his-path");
        String job = bob.ask("Is my zebra striped?");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> bob.job(job).body().path("state").asString().equals("answered"));
        try (Student olga = pages.operator("olga", "operator")) {
            Page page = open(olga, "#jobs");
            page.locator("input[name=owner]").fill("bob-and-his-path");
            page.locator(".filter button").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            page.locator("tbody th a").click();

            assertThat(page.locator("#room")).containsText(job);
            assertThat(page.locator("#room")).containsText("first text");
            assertThat(page.locator("#room")).containsText("Question and answer are shown only to instructors");
            assertThat(page.locator("#room").textContent()).doesNotContain("zebra");
        }
    }

    @Test
    void letsSomebodyLookWhoMayNotAct() {
        try (Student rita = pages.operator("rita", "operator-read")) {
            Page page = open(rita, "");
            assertThat(page.locator("#read-only")).isVisible();
            assertThat(page.locator(".card")).hasCount(3);
            assertThat(page.locator("#room button")).hasCount(0);
        }
        try (Student ada = pages.student("ada")) {
            ada.page().navigate(pages.address() + "/operations");
            assertThat(ada.page().locator("#problem")).containsText("This page is for operators.");
            assertThat(ada.page().locator("#rooms")).isHidden();
        }
    }

    @Test
    void isForEverybody() {
        try (Student olga = pages.operator("olga", "operator")) {
            for (String room : new String[] {"", "#jobs?state=answered", "#audit"}) {
                Page page = open(olga, room);
                for (int width : new int[] {360, 1440}) {
                    page.setViewportSize(width, 800);
                    assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                            .as("%s at %s", room, width)
                            .isEqualTo(true);
                    for (ColorScheme theme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                        olga.picture("operations-" + room.replaceAll("\\W", "") + "-" + width + "-" + theme);
                        assertThat(new AxeBuilder(page).analyze().getViolations())
                                .extracting(rule -> rule.getId() + " "
                                        + rule.getNodes().getFirst().getHtml())
                                .isEmpty();
                    }
                }
            }
        }
    }

    private Page open(Student operator, String room) {
        Page page = operator.page();
        page.navigate(pages.address() + "/operations" + room);
        assertThat(page.locator("body[data-ready]")).hasCount(1);
        assertThat(page.locator("#freshness")).not().isEmpty();
        return page;
    }
}
