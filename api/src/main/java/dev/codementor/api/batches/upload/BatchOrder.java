package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.forms.UploadForm;
import dev.codementor.api.jobs.OfferedModels;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Names;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.text.TextFault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an upload beside its files.
 *
 * @param model null for the workers' default
 * @param startFirst how many items to start immediately
 * @param spendCap most model time; null for no cap
 */
record BatchOrder(
        String course,
        String assignment,
        @Nullable String model,
        int startFirst,
        @Nullable Duration spendCap,
        Duration expiresAfter) {

    static final List<String> FIELDS =
            List.of("course", "assignment", "model", "start", "spendCapSeconds", "expiresHours");

    private static final int LONGEST_ASSIGNMENT = 200;
    private static final int LONGEST_MODEL = 200;
    private static final int LARGEST_CAP = 10_000_000;
    private static final Duration USUAL_LIFE = Duration.ofHours(72);

    /** @throws dev.codementor.api.problems.ProblemException when a field breaks its rule */
    static BatchOrder of(
            UploadForm form, String usualAssignment, Caller caller, OfferedModels models, BatchProperties settings) {
        String course = Names.COURSE.require("course", form.requiredText("course"));
        if (!caller.isIn(course)) {
            throw ProblemCode.NOT_IN_COURSE
                    .because("The token does not name this course.")
                    .exception();
        }
        String assignment = usualAssignment.isEmpty()
                ? form.requiredText("assignment")
                : form.text("assignment").orElse(usualAssignment);
        long mostHours = settings.longestLife().toHours();
        Duration usualLife = USUAL_LIFE.compareTo(settings.longestLife()) < 0 ? USUAL_LIFE : settings.longestLife();
        return new BatchOrder(
                course,
                name("assignment", assignment, LONGEST_ASSIGNMENT),
                form.text("model").map(each -> model(each, models)).orElse(null),
                start(form.text("start").orElse("all")),
                form.text("spendCapSeconds")
                        .map(each -> Duration.ofSeconds(number("spendCapSeconds", each, LARGEST_CAP)))
                        .orElse(null),
                form.text("expiresHours")
                        .map(each -> Duration.ofHours(number("expiresHours", each, mostHours)))
                        .orElse(usualLife));
    }

    private static int start(String text) {
        return switch (text) {
            case "all" -> BatchControl.ALL;
            case "none" -> 0;
            default -> {
                try {
                    int first = Integer.parseInt(text);
                    if (first >= 1) {
                        yield first;
                    }
                } catch (NumberFormatException none) {
                    // Reported below, like a number below one.
                }
                throw Parameters.invalidField("start", "must be all, none, or how many to start first")
                        .exception();
            }
        };
    }

    /** @throws dev.codementor.api.problems.ProblemException when the model is not offered */
    static String model(String model, OfferedModels models) {
        return models.find(name("model", model, LONGEST_MODEL)).orElseThrow(() -> ProblemCode.UNKNOWN_MODEL
                .because("The field 'model' must be one of the models that are offered.")
                .with("field", "model")
                .with("offered", models.now())
                .exception());
    }

    private static String name(String field, String text, int longest) {
        if (text.isBlank()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl)
                || TextFault.of(text).isPresent()) {
            throw Parameters.invalidField(field, "must be 1 to %d characters, without line breaks".formatted(longest))
                    .exception();
        }
        return text.strip();
    }

    private static long number(String field, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Reported below, like a value out of range.
        }
        throw Parameters.invalidField(field, "must be a whole number from 1 to " + most)
                .exception();
    }
}
