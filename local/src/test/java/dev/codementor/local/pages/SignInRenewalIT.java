package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens that last for seconds: whoever writes a question notices nothing, or at least loses nothing. */
@ExtendWith(RunningPages.class)
class SignInRenewalIT {

    private static final String DRAFT = "Half a question, and more than one token's life to think about it";

    private final Pages pages;

    SignInRenewalIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void renewsTheSignInWhileAQuestionIsWritten() {
        try (Student ivan = pages.stranger()) {
            Page page = ivan.page();
            Set<String> shown = new HashSet<>();
            page.onRequest(request -> {
                if (request.headers().containsKey("authorization")) {
                    shown.add(request.headers().get("authorization"));
                }
            });
            signIn(ivan, "Ivan Sutherland");
            page.locator("#prompt").fill(DRAFT);
            Set<String> before = Set.copyOf(shown);
            long begun = System.nanoTime();
            for (int renewal = 1; renewal <= 2; renewal++) {
                page.waitForResponse(SignInRenewalIT::isRenewal, () -> {});
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("no storm: the whole of one token's time lies between the two, less the fifth that was left")
                    .isGreaterThan(Pages.SIGN_IN.dividedBy(2));
            shown.clear();
            assertThat(page.locator("#prompt")).hasValue(DRAFT);
            page.locator("#send").click();

            assertThat(page.locator(".question-text")).containsText(DRAFT);
            assertThat(page.locator("#sign-in-over")).isHidden();
            assertThat(page.locator("#composer-problem")).isHidden();
            assertThat(page.locator("#connection")).isEmpty();
            assertThat(shown).isNotEmpty().doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void keepsTheDraftWhenNobodyCanRenewTheSignIn() {
        try (Student doug = pages.stranger()) {
            Page page = doug.page();
            page.route(
                    "**/page-config.json",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(route.fetch().text().replace(" offline_access", ""))));
            page.reload();
            signIn(doug, "Doug Engelbart");
            page.waitForURL(address -> address.contains("conversation="));
            String conversation = page.url();
            page.locator("#prompt").fill(DRAFT);
            assertThat(page.locator("#sign-in-over"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2 * Pages.SIGN_IN.toMillis()));
            assertThat(page.locator("#prompt")).hasValue(DRAFT);

            page.locator("#sign-in-again").click();
            chooseToBe(page, "Doug Engelbart");
            assertThat(page.locator("#prompt")).hasValue(DRAFT);
            assertThat(page.url()).isEqualTo(conversation);
            page.locator("#send").click();
            assertThat(page.locator(".question-text")).containsText(DRAFT);
        }
    }

    private static void signIn(Student student, String name) {
        student.page().locator("#sign-in-button").click();
        chooseToBe(student.page(), name);
    }

    private static void chooseToBe(Page page, String name) {
        page.locator("#name").fill(name);
        page.locator("button").click();
        assertThat(page.locator("#who")).hasText(name);
    }

    private static boolean isRenewal(Response response) {
        return response.url().endsWith("/oauth2/token")
                && response.ok()
                && response.request().postData() != null
                && response.request().postData().contains("grant_type=refresh_token");
    }
}
