package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Formulas are shown as such, and nothing else is taken for one. */
@ExtendWith(RunningPages.class)
class FormulasIT {

    private final Pages pages;

    FormulasIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void showsFormulasOfEachKind() {
        try (Student emmy = pages.student("emmy")) {
            emmy.askForAnswer("""
                    In a line $x_1^2$ and \\(\\mathbb{R} \\to \\mathcal{O}(n)\\).

                    $$
                    \\sum_{i=1}^{n} i
                    = \\frac{n(n+1)}{2}
                    $$

                    \\[
                    \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}
                    - \\sqrt{2}
                    \\]

                    - an item with $\\pi$
                    """);
            emmy.awaitState("answered");

            assertThat(emmy.answer().locator("math")).hasCount(5);
            assertThat(emmy.answer().locator("math[display=block]")).hasCount(2);
            assertThat(emmy.answer().locator("math mtable mtd")).hasCount(4);
            assertThat(emmy.answer().locator("math").nth(1)).containsText("ℝ→𝒪(n)");
            assertThat(emmy.answer()).not().containsText("$");
            assertThat(emmy.answer()).not().containsText("\\");
            assertThat(emmy.complaints()).isEmpty();
            emmy.picture("formulas");
        }
    }

    @Test
    void leavesMoneyShellsAndCodeAlone() {
        String text = "It costs $5 and $6, or 7$ and 8$. Set $HOME/$PATH; \\[see there\\] and `$x$`.";
        try (Student adam = pages.student("adam")) {
            List<String> loaded = new CopyOnWriteArrayList<>();
            adam.page().onResponse(response -> loaded.add(response.url()));
            adam.askForAnswer(text + "\n\n```bash\necho $a $b$\n```");
            adam.awaitState("answered");

            assertThat(adam.answer().locator("p"))
                    .hasText(text.replace("\\", "").replace("`", ""));
            assertThat(adam.answer().locator(".formula")).hasCount(0);
            assertThat(loaded).noneMatch(url -> url.contains("katex"));
        }
    }

    @Test
    void waitsForTheRestOfWhatLooksLikeAFormula() {
        try (Student patient = pages.student("rest-of-formula")) {
            Object tooEarly = patient.page().evaluate("""
                            async () => {
                              const { blocks, render } = await import('/assets/reading/markdown.js');
                              const last = (text) => render(blocks(text).at(-1), true).querySelectorAll('math').length;
                              render(blocks('$x$ loads the library.')[0]);
                              await import('katex');
                              await new Promise((done) => setTimeout(done));
                              const money = 'It costs $5 and $6. Set $HOME/$PATH; and `a $x$ b` too.';
                              const early = Array.from(money, (_, end) => money.slice(0, end + 1)).filter(last);
                              return [early, last('So $x$ is'), last('So $x$'), last('So \\\\(x\\\\)')];
                            }""");

            assertThat(tooEarly).isEqualTo(List.of(List.of(), 1, 0, 1));
        }
    }

    @Test
    void leavesWhatIsNotClosedOrNotKnownAsItIs() {
        try (Student sofja = pages.student("sofja")) {
            sofja.askForAnswer("First $x$.\n\nThen $\\nosuchthing{x}$ and $x + 1\n\n$$\na\n- b");
            sofja.awaitState("answered");

            assertThat(sofja.answer().locator("math")).hasCount(1);
            assertThat(sofja.answer()).containsText("$\\nosuchthing{x}$ and $x + 1");
            assertThat(sofja.answer().locator("li")).hasCount(0);
            assertThat(sofja.complaints()).isEmpty();
        }
    }

    @Test
    void staysTextUntilItIsClosedWhileTheAnswerGrows() {
        String formula = "$$\na_1\n" + "- b_{2}\n".repeat(150) + "$$";
        try (Student slow = pages.student("slow-formula")) {
            slow.page().evaluate("""
                            () => {
                              window.lists = 0;
                              new MutationObserver(() => {
                                const answer = document.querySelector('.answer-text');
                                window.lists += answer?.querySelectorAll('li').length ?? 0;
                              }).observe(document.getElementById('turns'), { subtree: true, childList: true });
                            }""");
            slow.askForAnswer(formula + "\n\nAfter it.");
            slow.awaitState("answered");

            assertThat(slow.answer().locator("math")).hasCount(1);
            assertThat(slow.page().evaluate("window.lists")).isEqualTo(0);
        }
    }

    @Test
    void letsNothingThroughThatIsNoFormula() {
        try (Student mallory = pages.student("mallory-formulas")) {
            mallory.askForAnswer(
                    "$\\href{javascript:alert(1)}{x}$ $\\text{<img src=x onerror=alert(1)>}$ $\\color{white}{y}$"
                            + " $\\htmlStyle{position:fixed}{z}$ $\\includegraphics{https://example.com/a.png}$ $a\u202Eb$");
            mallory.awaitState("answered");

            assertThat(mallory.answer().locator("math")).not().hasCount(0);
            assertThat(mallory.answer().locator("a, img, [href], [style], [mathcolor]"))
                    .hasCount(0);
            assertThat(mallory.answer().locator(".invisible-character")).hasText("U+202E");
            assertThat(mallory.complaints()).isEmpty();
        }
    }
}
