package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An answer without any markup, so that what a page shows can be compared with it to the letter. */
final class PlainAnswer {

    /** Every place in it is another, and some of it is outside ASCII and outside the basic plane. */
    static final String TEXT = IntStream.rangeClosed(1, 150)
            .mapToObj(part -> "part " + part + " naïve 🙂")
            .collect(Collectors.joining(", "));

    private static final double LONG = 60_000;

    private PlainAnswer() {}

    static void awaitSomeOf(Student student) {
        assertThat(student.answer()).containsText("part 20 ", Student.patientlyContaining());
        assertThat(student.answer()).hasAttribute("aria-busy", "true");
    }

    static void awaitAllOf(Student student) {
        assertThat(student.answer())
                .hasAttribute("aria-busy", "false", new LocatorAssertions.HasAttributeOptions().setTimeout(LONG));
        assertThat(student.answer().textContent().strip()).isEqualTo(TEXT);
        assertThat(student.page().locator(".turn:last-child")).hasAttribute("data-state", "answered");
    }
}
