package dev.codementor.grading.prompting;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.canonical.Digest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes to the model.
 *
 * @param system the same bytes for all submissions of a batch
 * @param user the submission
 * @param answerSchema JSON Schema of the answer, the same for all submissions of a batch; its members have an order, in
 *     which the model is to write them
 */
public record GradingPrompt(String system, String user, ObjectNode answerSchema) {

    /** Of all three. */
    public Digest digest() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("system", system).put("user", user).put("schema", answerSchema.toString());
        return Digest.of(CanonicalJson.of(all));
    }
}
