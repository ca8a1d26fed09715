package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.CodeMentor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The student's page in headless Chromium. */
class StudentPageIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(20_000);

    @TempDir
    private static Path data;

    private static RehearsalModel model;
    private static CodeMentor codeMentor;
    private static Playwright playwright;
    private static Browser browser;

    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                "SKIPPED: the browser test needs " + CHROMIUM + " (Debian's package chromium)");
        model = RehearsalModel.start(0, RehearsalSettings.DEFAULT.withSlots(4).withPace(40, Duration.ofMillis(50)));
        codeMentor = CodeMentor.in(data)
                .answeredBy(model.endpoint(), RehearsalModel.MODEL)
                .start();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (codeMentor != null) {
            codeMentor.close();
            model.close();
        }
    }

    @BeforeEach
    void open() {
        context = browser.newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(codeMentor.api() + "/");
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void writesTheAnswerAsTextWhileTheStudentWatches() {
        String prompt = "Why is <b>this</b> <script>document.title = 'owned'</script> not bold?";
        signIn("Ada");
        ask(prompt);

        assertThat(page.locator("#text")).containsText(RehearsalAnswer.NOTICE, containing());
        int early = page.locator("#text").textContent().length();
        picture("answering");
        assertThat(page.locator("#text")).hasText(exactly(prompt), PATIENTLY);

        assertThat(early).isLessThan(RehearsalAnswer.to(prompt).length());
        assertThat(page.locator("#rehearsal")).isVisible();
        assertThat(page.locator("#stop")).isHidden();
        assertThat(page.locator("#text b, #text script")).hasCount(0);
        assertThat(page.title()).isEqualTo("CodeMentor");
        assertThat(complaints).isEmpty();
        picture("answered");
    }

    @Test
    void stopsWhenTheStudentHasReadEnough() {
        signIn("Grace");
        ask("Tell me all about compilers.");
        assertThat(page.locator("#text")).containsText(RehearsalAnswer.NOTICE, containing());

        page.locator("#stop").click();

        assertThat(page.locator("#stop")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(5_000));
        int length = page.locator("#text").textContent().length();
        assertThat(length)
                .isPositive()
                .isLessThan(RehearsalAnswer.to("Tell me all about compilers.").length());
        picture("stopped");
    }

    @Test
    void goesOnAfterAReloadAndAfterTheNetworkWasAway() {
        String prompt = "What is a stack frame?";
        signIn("Edsger");
        ask(prompt);
        assertThat(page.locator("#text")).containsText(RehearsalAnswer.NOTICE, containing());

        page.reload();
        assertThat(page.locator("#text")).containsText("reference", containing());
        context.setOffline(true);
        page.evaluate("() => new Promise(done => setTimeout(done, 300))");
        context.setOffline(false);

        assertThat(page.locator("#text")).hasText(exactly(prompt), PATIENTLY);
    }

    @Test
    void saysSoWhenTheSignInIsOver() {
        page.evaluate("() => sessionStorage.clear()");
        page.reload();

        assertThat(page.locator("#sign-in")).isVisible();
        assertThat(page.locator("#ask")).isHidden();
        picture("signed-out");
    }

    private void signIn(String name) {
        page.locator("#subject").fill(name);
        page.locator("#local-sign-in button").click();
        assertThat(page.locator("#ask")).isVisible();
    }

    private void ask(String prompt) {
        page.locator("#prompt").fill(prompt);
        page.locator("#send").click();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private static LocatorAssertions.ContainsTextOptions containing() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);
    }

    private static String exactly(String prompt) {
        return RehearsalAnswer.to(prompt);
    }
}
