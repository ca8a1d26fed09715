package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a student finds when they come back: conversations, their questions, and what they thought of the answers. */
@ExtendWith(RunningPages.class)
class HistoryIT {

    private final Pages pages;

    HistoryIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void findsConversationsAgainAndDeletesThem() {
        try (Student student = pages.student("Kathleen")) {
            student.askForAnswer("Count the brackets.");
            student.awaitState("answered");
            student.page().locator("#fresh").click();
            assertThat(student.page().locator(".turn")).hasCount(0);
            student.ask("What is a zebra crossing?");
            student.awaitState("answered");
            Locator conversations = student.page().locator("#conversations li");
            assertThat(conversations).hasCount(2);

            student.page().locator("#search").fill("BRACKETS");
            assertThat(conversations).hasCount(1);
            conversations.locator("button").click();
            assertThat(student.answer()).containsText("Count the brackets.");

            student.page().locator("#delete").click();
            student.page().locator("#confirmation-yes").click();
            assertThat(student.page().locator(".turn")).hasCount(0);
            assertThat(conversations).hasCount(0);
            student.page().locator("#search").fill("");
            assertThat(conversations).hasCount(1);
            assertThat(conversations).containsText("What is a zebra crossing?");
            student.picture("history");
        }
    }

    @Test
    void saysThatASearchTookTooLong() {
        try (Student student = pages.student("Barbara")) {
            student.ask("Where are the brackets?");
            student.awaitState("answered");
            assertThat(student.page().locator("#conversations li")).hasCount(1);
            student.page()
                    .route(
                            "**/api/v1/conversations?*q=*",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(422)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"code\":\"search-too-wide\",\"title\":\"t\",\"detail\":\"d\"}")));
            student.page().locator("#search").fill("brackets");

            assertThat(student.page().locator("#history-problem")).containsText("too much text");
            assertThat(student.page().locator("#conversations li")).hasCount(0);
            assertThat(student.page().locator("#no-history")).isHidden();
            student.picture("search-too-wide");
            student.page().locator("#search").fill("");
            assertThat(student.page().locator("#history-problem")).isHidden();
            assertThat(student.page().locator("#conversations li")).hasCount(1);
        }
    }

    @Test
    void showsOnAnotherDeviceWhatWasAskedRatedAndIsRemembered() {
        try (Student student = pages.student("Karen")) {
            student.ask("Why is this slow?");
            student.awaitState("answered");
            student.page().getByText("Not helpful").click();
            student.page().locator(".feedback-form textarea").fill("It did not say where.");
            student.page().locator(".feedback-form button").click();
            assertThat(student.page().locator(".feedback [role=status]")).hasText("Thank you.");
            assertThat(student.page().locator("#memory")).containsText("your last question");

            try (Student sameOnPhone = pages.student("Karen")) {
                sameOnPhone.page().locator("#conversations button").click();

                assertThat(sameOnPhone.page().locator(".turn")).containsText("Why is this slow?");
                assertThat(sameOnPhone.page().locator(".feedback button[aria-pressed=true]"))
                        .hasText("Not helpful");
                assertThat(sameOnPhone.page().locator("#memory")).containsText("your last question");
            }
        }
    }
}
