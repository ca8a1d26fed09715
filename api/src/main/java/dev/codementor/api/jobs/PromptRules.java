package dev.codementor.api.jobs;

import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Names;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.text.TextFault;
import dev.codementor.text.TokenEstimate;
import org.jspecify.annotations.Nullable;

/** The rules for who may ask what. */
final class PromptRules {

    private static final int LONGEST_MODEL = 200;

    private final JobProperties settings;
    private final OfferedModels models;

    PromptRules(JobProperties settings, OfferedModels models) {
        this.settings = settings;
        this.models = models;
    }

    /** @throws dev.codementor.api.problems.ProblemException when a rule is broken */
    CheckedPrompt check(NewPrompt asked, Caller caller) {
        if (!caller.mayAsk()) {
            throw ProblemCode.ROLE_MISSING
                    .because("Only students and instructors can ask questions.")
                    .exception();
        }
        String course = Names.COURSE.require("course", required("course", asked.course()));
        String conversation =
                asked.conversation() == null ? null : Names.CONVERSATION.require("conversation", asked.conversation());
        String prompt = text("prompt", required("prompt", asked.prompt()));
        String model = asked.model() == null ? null : model(asked.model());
        if (!caller.isIn(course)) {
            throw ProblemCode.NOT_IN_COURSE
                    .because("The token does not name the course '%s'.".formatted(course))
                    .exception();
        }
        requireThatModelCanRead(prompt);
        return new CheckedPrompt(prompt, course, conversation, model);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw Parameters.invalidField(field, "is needed").exception();
        }
        return value;
    }

    private static String text(String field, String value) {
        if (value.isBlank()) {
            throw Parameters.invalidField(field, "must not be blank").exception();
        }
        TextFault.of(value).ifPresent(fault -> {
            throw Parameters.invalidField(field, fault.sentence())
                    .with("offset", fault.offset())
                    .exception();
        });
        return value;
    }

    private String model(String model) {
        if (model.isBlank()
                || model.length() > LONGEST_MODEL
                || TextFault.of(model).isPresent()) {
            throw Parameters.invalidField("model", "must be 1 to %d characters".formatted(LONGEST_MODEL))
                    .exception();
        }
        return models.find(model).orElseThrow(() -> ProblemCode.UNKNOWN_MODEL
                .because("The field 'model' must be one of the models that are offered.")
                .with("field", "model")
                .with("offered", models.now())
                .exception());
    }

    private void requireThatModelCanRead(String prompt) {
        int tokens = TokenEstimate.atLeast(prompt);
        int limit = settings.contextTokens();
        if (tokens > limit) {
            throw ProblemCode.PROMPT_TOO_LONG
                    .because("The field 'prompt' has about %d tokens or more; the model reads at most %d."
                            .formatted(tokens, limit))
                    .with("field", "prompt")
                    .with("limit", limit)
                    .with("estimate", tokens)
                    .exception();
        }
    }
}
