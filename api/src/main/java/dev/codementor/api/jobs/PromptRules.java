package dev.codementor.api.jobs;

import dev.codementor.api.access.Caller;
import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.api.problems.Problem;
import dev.codementor.api.problems.ProblemCode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What may be asked, and by whom. */
final class PromptRules {

    private static final int LONGEST_COURSE = 64;
    private static final int LONGEST_CONVERSATION = 100;
    private static final int LONGEST_MODEL = 200;

    private final JobSettings settings;
    private final LiveWorkers workers;

    PromptRules(JobSettings settings, LiveWorkers workers) {
        this.settings = settings;
        this.workers = workers;
    }

    /** @throws dev.codementor.api.problems.ProblemException when a rule is broken */
    CheckedPrompt check(NewPrompt asked, Caller caller) {
        if (!caller.mayAsk()) {
            throw ProblemCode.ROLE_MISSING
                    .because("Only students and instructors can ask.")
                    .exception();
        }
        String course = name("course", required("course", asked.course()), LONGEST_COURSE);
        String conversation =
                asked.conversation() == null ? null : name("conversation", asked.conversation(), LONGEST_CONVERSATION);
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
            throw invalid(field, "is needed").exception();
        }
        return value;
    }

    /** Names become parts of keys, paths and labels, so they are kept to characters that are safe in all of them. */
    private static String name(String field, String value, int longest) {
        boolean valid = !value.isEmpty()
                && value.length() <= longest
                && isLetterOrDigit(value.charAt(0))
                && value.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
        if (!valid) {
            throw invalid(
                            field,
                            "must be 1 to %d letters, digits, '.', '_' or '-', with a letter or digit first"
                                    .formatted(longest))
                    .exception();
        }
        return value;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static String text(String field, String value) {
        if (value.isBlank()) {
            throw invalid(field, "must not be blank").exception();
        }
        TextFault.of(value).ifPresent(fault -> {
            throw invalid(field, fault.sentence())
                    .with("offset", fault.offset())
                    .exception();
        });
        return value;
    }

    private String model(String model) {
        if (model.isBlank()
                || model.length() > LONGEST_MODEL
                || TextFault.of(model).isPresent()) {
            throw invalid("model", "must be 1 to %d characters".formatted(LONGEST_MODEL))
                    .exception();
        }
        Set<String> offered = new TreeSet<>(settings.models());
        offered.addAll(workers.now().models());
        if (!offered.contains(model)) {
            throw ProblemCode.UNKNOWN_MODEL
                    .because("The field 'model' must be one of the models that are offered.")
                    .with("field", "model")
                    .with("offered", offered)
                    .exception();
        }
        return model;
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

    private static Problem invalid(String field, String fault) {
        return ProblemCode.INVALID_FIELD
                .because("The field '%s' %s.".formatted(field, fault))
                .with("field", field);
    }
}
