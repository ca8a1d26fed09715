package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One student, several devices. */
@ExtendWith(RunningPages.class)
class DevicesIT {

    private final Pages pages;

    DevicesIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void showsOnAnotherDeviceWhatIsWrittenSoFarAndTheRest() {
        try (Student onLaptop = pages.student("radia");
                Student onPhone = pages.student("radia")) {
            onLaptop.askForAnswer(PlainAnswer.TEXT);
            PlainAnswer.awaitSomeOf(onLaptop);
            // An address of its own, so that the page is loaded and not only moved.
            onPhone.page().navigate(onLaptop.page().url().replace("/#", "/?phone#"));

            PlainAnswer.awaitSomeOf(onPhone);
            PlainAnswer.awaitAllOf(onLaptop);
            PlainAnswer.awaitAllOf(onPhone);
            assertThat(onPhone.page().locator(".turn")).hasCount(1);
        }
    }
}
