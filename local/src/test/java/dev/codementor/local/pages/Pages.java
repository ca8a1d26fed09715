package dev.codementor.local.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.CodeMentor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A CodeMentor with a rehearsal model, and a browser in front of it. */
final class Pages implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /** Another name of the rehearsal model. */
    static final String OTHER_MODEL = RehearsalModel.OTHER_MODEL;

    private static final int PIECES = 300;

    /** How long the token of somebody lasts who signs in on the page itself. */
    static final Duration SIGN_IN = Duration.ofSeconds(5);

    private final RehearsalModel model;
    private final CodeMentor codeMentor;
    private final Playwright playwright;
    private final Browser browser;

    private Pages(RehearsalModel model, CodeMentor codeMentor, Playwright playwright, Browser browser) {
        this.model = model;
        this.codeMentor = codeMentor;
        this.playwright = playwright;
        this.browser = browser;
    }

    static Pages start() {
        assumeTrue(
                Files.isExecutable(CHROMIUM),
                "SKIPPED: the browser tests need " + CHROMIUM + " (Debian's package chromium)");
        RehearsalModel model =
                RehearsalModel.start(0, RehearsalSettings.DEFAULT.withSlots(4).withPace(PIECES, Duration.ofMillis(10)));
        CodeMentor codeMentor = CodeMentor.in(directory())
                .answeredBy(model.endpoint(), RehearsalModel.MODEL)
                .with("CODEMENTOR_WORKER_MODEL_CONTEXT_TOKENS", "32768")
                .with("CODEMENTOR_WORKER_MODEL_ANSWER_TOKENS", "16384")
                .with("CODEMENTOR_JOBS_CONTEXT_TOKENS", "32768")
                .with("CODEMENTOR_JOBS_MODELS", OTHER_MODEL)
                .with("CODEMENTOR_QUOTA_OUTSTANDING", "3")
                .with("CODEMENTOR_SIGN_IN_SECONDS", Long.toString(SIGN_IN.toSeconds()))
                .with("CODEMENTOR_PAGE_SCOPE", "openid offline_access")
                .start();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
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
        return new Pages(model, codeMentor, playwright, browser);
    }

    URI address() {
        return codeMentor.api();
    }

    /** A browser of its own for somebody, with an own memory, and the page open in it. */
    Student student(String name) {
        return student(name, new Browser.NewContextOptions());
    }

    Student student(String name, Browser.NewContextOptions options) {
        return new Student(browser.newContext(options), codeMentor.api(), codeMentor.token(name));
    }

    Student student(String name, String... courses) {
        return new Student(browser.newContext(), codeMentor.api(), codeMentor.token(name, "student", courses));
    }

    Student instructor(String name, String... courses) {
        return new Student(browser.newContext(), codeMentor.api(), codeMentor.token(name, "instructor", courses));
    }

    /** @param role operator or operator-read */
    Student operator(String name, String role) {
        return new Student(browser.newContext(), codeMentor.api(), codeMentor.token(name, role));
    }

    /** The api as a program of somebody uses it who teaches these courses. */
    Api teacher(String... courses) {
        return new Api(codeMentor.api(), codeMentor.token("teacher", "instructor", courses));
    }

    /** A page for single modules. */
    BlankPage blank() {
        return new BlankPage(browser.newContext(), codeMentor.api());
    }

    /** What runs behind the page. */
    CodeMentor codeMentor() {
        return codeMentor;
    }

    /** Somebody at another address. */
    Student student(URI api, String token) {
        return new Student(browser.newContext(), api, token);
    }

    /** Somebody who has not signed in. */
    Student stranger() {
        return new Student(browser.newContext(), codeMentor.api(), null);
    }

    @Override
    public void close() {
        playwright.close();
        codeMentor.close();
        model.close();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("pages-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
