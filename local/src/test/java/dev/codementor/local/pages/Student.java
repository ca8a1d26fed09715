package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person with the page open, and what they do with it. */
final class Student implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final double PATIENCE = 20_000;

    private final BrowserContext context;
    private final URI address;
    private final List<String> complaints = new ArrayList<>();
    private final List<Page> tabs = new ArrayList<>();

    Student(BrowserContext context, URI address, @Nullable String token) {
        this.context = context;
        this.address = address;
        if (token != null) {
            context.addInitScript("if (!sessionStorage.getItem('codementor.session') && location.origin === '"
                    + origin() + "') sessionStorage.setItem('codementor.session', JSON.stringify({token: '" + token
                    + "', expires: null}))");
        }
        tab(token == null ? "#sign-in" : "#desk", "/");
    }

    Page page() {
        return tabs.getFirst();
    }

    BrowserContext context() {
        return context;
    }

    /** Another tab at the address of the first. */
    Page anotherTab() {
        String url = page().url();
        return tab("#desk", url.substring(origin().length()));
    }

    void ask(String prompt) {
        page().locator("#prompt").fill(prompt);
        page().locator("#send").click();
    }

    /** Asks so that the rehearsal model answers with exactly this text. */
    void askForAnswer(String answer) {
        ask(RehearsalAnswer.SCRIPT + answer);
    }

    /** From the next load of the page on, such requests wait for {@link #goOn}. */
    void holdBack(String method, String path) {
        context.addInitScript("""
                (() => {
                  const fetchAtOnce = window.fetch.bind(window);
                  const gate = new Promise((open) => (window.goOn = open));
                  window.fetch = async (address, init) => {
                    if ((init?.method ?? 'GET') === '%s' && new URL(address, location).pathname === '%s') {
                      await gate;
                    }
                    return fetchAtOnce(address, init);
                  };
                })()""".formatted(method, path));
    }

    void goOn() {
        page().evaluate("goOn()");
    }

    Locator answer() {
        return page().locator(".turn:last-child .answer-text");
    }

    /** Who wrote the last answer, and what it took. */
    Locator source() {
        return page().locator(".turn:last-child .answer > .about");
    }

    void awaitState(String state) {
        assertThat(page().locator(".turn:last-child")).hasAttribute("data-state", state, patiently());
        assertThat(answer()).hasAttribute("aria-busy", "false", patiently());
    }

    /** What the browser has complained about: errors of scripts, and what the page's policy has refused. */
    List<String> complaints() {
        return complaints;
    }

    void picture(String name) {
        page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    static LocatorAssertions.HasAttributeOptions patiently() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE);
    }

    static LocatorAssertions.ContainsTextOptions patientlyContaining() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    @Override
    public void close() {
        context.close();
    }

    private Page tab(String shown, String path) {
        Page tab = context.newPage();
        tabs.add(tab);
        tab.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        tab.onPageError(complaints::add);
        tab.navigate(origin() + path);
        assertThat(tab.locator("body")).hasAttribute("data-ready", "true", patiently());
        assertThat(tab.locator(shown)).isVisible();
        return tab;
    }

    private String origin() {
        return address.toString();
    }
}
