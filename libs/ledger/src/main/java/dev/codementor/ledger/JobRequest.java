package dev.codementor.ledger;

import dev.codementor.contract.JobKind;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for with a job; it never changes.
 *
 * @param owner the subject of the person it belongs to
 * @param conversation groups a student's questions so that the mentor remembers them; null for a single question
 * @param model the requested model; null for the workers' default
 */
public record JobRequest(
        JobKind kind,
        String course,
        String owner,
        @Nullable String conversation,
        String prompt,
        @Nullable String model) {

    /** A request of its own, for the model that workers use by default. */
    public static JobRequest of(JobKind kind, String course, String owner, String prompt) {
        return new JobRequest(kind, course, owner, null, prompt, null);
    }

    public JobRequest inConversation(@Nullable String name) {
        return new JobRequest(kind, course, owner, name, prompt, model);
    }

    public JobRequest forModel(@Nullable String name) {
        return new JobRequest(kind, course, owner, conversation, prompt, name);
    }
}
