package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPages.class)
class SignInIT {

    private final Pages pages;

    SignInIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void comesBackFromTheIssuerAsWhoOneChoseToBe() {
        try (Student stranger = pages.stranger()) {
            stranger.picture("signed-out");
            stranger.page().locator("#sign-in-button").click();
            stranger.page().locator("#name").fill("Hedy Lamarr");
            stranger.page().locator("button").click();

            assertThat(stranger.page().locator("#who")).hasText("Hedy Lamarr");
            stranger.page().locator("#sign-out").click();
            assertThat(stranger.page().locator("#sign-in")).isVisible();
        }
    }

    @Test
    void keepsTheDraftWhenTheSignInIsOver() {
        try (Student ken = pages.student("ken")) {
            ken.page().locator("#prompt").fill("Still here");
            ken.page()
                    .route(
                            "**/api/v1/jobs",
                            route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(401)));
            ken.page().locator("#send").click();

            assertThat(ken.page().locator("#sign-in-over")).isVisible();
            assertThat(ken.page().locator("#prompt")).hasValue("Still here");
            ken.picture("sign-in-over");
        }
    }
}
