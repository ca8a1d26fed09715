package dev.codementor.local.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where several models are offered, a student chooses the one that answers. */
@ExtendWith(RunningPages.class)
class ModelChoiceIT {

    private final Pages pages;

    ModelChoiceIT(Pages pages) {
        this.pages = pages;
    }

    @Test
    void asksTheModelThatWasChosenInTheCourse() {
        try (Student picky = pages.student("picky", "cs101", "cs102")) {
            Locator model = picky.page().locator("#model");
            assertThat(model.locator("option"))
                    .hasText(new String[] {"Any model", RehearsalModel.MODEL, Pages.OTHER_MODEL});
            model.selectOption(Pages.OTHER_MODEL);
            picky.askForAnswer("By name.");
            picky.awaitState("answered");
            assertThat(picky.source()).containsText(Pages.OTHER_MODEL + " (no model)");

            picky.page().locator("#course").selectOption("cs102");
            assertThat(model).hasValue("");
            picky.askForAnswer("By whoever is free.");
            picky.awaitState("answered");
            assertThat(picky.source()).containsText(Pattern.compile(RehearsalModel.MODEL + " \\(no model\\)"));

            picky.page().locator("#course").selectOption("cs101");
            picky.page().reload();
            assertThat(model).hasValue(Pages.OTHER_MODEL);
        }
    }

    @Test
    void showsNoChoiceWhereThereIsNone() {
        try (Student student = pages.student("no-choice")) {
            student.page().route("**/api/v1/courses", route -> {
                String courses = route.fetch().text().replace(",\"" + Pages.OTHER_MODEL + "\"", "");
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setBody(courses)
                        .setContentType("application/json"));
            });
            student.page().reload();
            assertThat(student.page().locator("#prompt")).isEnabled();

            assertThat(student.page().locator("#model")).isHidden();
        }
    }

    @Test
    void saysThatAModelIsNoLongerOffered() {
        try (Student student = pages.student("late")) {
            student.page().route("**/api/v1/courses", route -> {
                String courses = route.fetch().text().replace(Pages.OTHER_MODEL, "withdrawn");
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setBody(courses)
                        .setContentType("application/json"));
            });
            student.page().reload();
            student.page().locator("#model").selectOption("withdrawn");
            student.ask("Is anybody there?");

            assertThat(student.page().locator("#composer-problem")).containsText("no longer offered");
            assertThat(student.page().locator("#prompt")).hasValue("Is anybody there?");
        }
    }
}
