package dev.codementor.grading.prompting;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.canonical.Digest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prompt for the model.
 *
 * @param system the same bytes for all submissions of a batch
 * @param user the submission
 * @param answerSchema JSON Schema of the answer; the model has to write the members in the schema's order. It is no part of
 *     the text that the model reads
 */
public record GradingPrompt(String system, String user, ObjectNode answerSchema) {

    /** Of all three. */
    public Digest digest() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("system", system).put("user", user).put("schema", answerSchema.toString());
        return Digest.of(CanonicalJson.of(all));
    }
}
