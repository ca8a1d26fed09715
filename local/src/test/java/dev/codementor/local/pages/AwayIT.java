package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Apart;
import dev.codementor.testing.FreePort;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes away in the middle of an answer: the page says so quietly, comes back by itself, and has every letter. */
@ExtendWith(RunningPages.class)
class AwayIT {

    private final Pages pages;

    AwayIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void goesOnWhenTheNetworkIsBack() {
        try (Student vint = pages.student("vint")) {
            vint.askForAnswer(PlainAnswer.TEXT);
            PlainAnswer.awaitSomeOf(vint);
            vint.context().setOffline(true);
            vint.context().setOffline(false);

            PlainAnswer.awaitAllOf(vint);
            assertLive(vint);
        }
    }

    @Test
    void goesOnWhenTheWholeServerWasKilledAndStartedAgain() {
        try (Student leslie = pages.student("leslie")) {
            leslie.askForAnswer(PlainAnswer.TEXT);
            PlainAnswer.awaitSomeOf(leslie);
            pages.codeMentor().killEverything();
            assertWaiting(leslie);
            leslie.picture("server-away");
            pages.codeMentor().start();

            PlainAnswer.awaitAllOf(leslie);
            assertLive(leslie);
        }
    }

    @Test
    void goesOnWhenTheNotifierAloneWasKilledAndStartedAgain(@TempDir Path data) {
        int port = FreePort.next();
        var slow = RehearsalSettings.DEFAULT.withPace(400, Duration.ofMillis(25));
        try (RehearsalModel model = RehearsalModel.start(0, slow);
                Apart apart = Apart.start(data)
                        .with("OLLAMA_HOST", model.endpoint().toString())
                        .with("CODEMENTOR_MODEL", RehearsalModel.MODEL)
                        .with("CODEMENTOR_EVENTS_PORT", Integer.toString(port))) {
            Apart.Service api = apart.api();
            Apart.Service doomed = apart.notifier(port);
            apart.worker();
            apart.awaitReady();
            try (Student barbara = pages.student(api.address(), apart.token("barbara"))) {
                barbara.askForAnswer(PlainAnswer.TEXT);
                PlainAnswer.awaitSomeOf(barbara);
                doomed.program().kill();
                assertWaiting(barbara);
                apart.notifier(port);
                apart.awaitReady();

                assertLive(barbara);
                PlainAnswer.awaitAllOf(barbara);
            }
        }
    }

    private static void assertWaiting(Student student) {
        assertThat(student.page().locator("#connection")).hasText("Reconnecting … nothing is lost.");
        assertThat(student.page().locator("#composer-problem")).isHidden();
    }

    private static void assertLive(Student student) {
        assertThat(student.page().locator("#connection"))
                .isEmpty(new LocatorAssertions.IsEmptyOptions().setTimeout(40_000));
        assertThat(student.page().locator("#reconnect")).isHidden();
    }
}
