package dev.codementor.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes the golden document in one place each, and reads what would break. */
class ContractChangesTest {

    private static final String JOBS = "/paths/~1api~1v1~1jobs";

    private final JsonNode golden = ContractFiles.golden();

    @Test
    void findsNothingInTheSame() {
        assertThat(changes(document -> {})).isEmpty();
    }

    @Test
    void findsWhatWasRemoved() {
        assertThat(changes(document -> at(document, "/paths").remove("/api/v1/me")))
                .containsExactly("GET /api/v1/me was removed");
        assertThat(changes(document ->
                        at(document, "/components/schemas/Job/properties").remove("text")))
                .containsExactly("Job.text was removed");
        assertThat(changes(document -> at(document, "/components/schemas/BatchCounts/properties")
                        .remove("processing")))
                .containsExactly("BatchCounts.processing was removed");
        assertThat(changes(document ->
                        at(document, JOBS + "/post/responses/202/headers").remove("Location")))
                .containsExactly("POST /api/v1/jobs → 202: the header Location was removed");
        assertThat(changes(document -> at(
                                document, JOBS + "/post/responses/429/content/application~1problem+json/examples")
                        .remove("too-fast")))
                .containsExactly("POST /api/v1/jobs → 429: the problem too-fast was removed");
        assertThat(changes(document -> at(document, JOBS + "/post/responses").remove("429")))
                .containsExactly("POST /api/v1/jobs → 429 was removed");
    }

    @Test
    void findsARenamedFieldByItsOldName() {
        assertThat(changes(document -> {
                    ObjectNode counts = at(document, "/components/schemas/BatchCounts/properties");
                    counts.set("underway", counts.remove("processing"));
                }))
                .containsExactly("BatchCounts.processing was removed");
    }

    @Test
    void findsChangedTypes() {
        assertThat(changes(document ->
                        at(document, "/components/schemas/Job/properties/epoch").put("type", "string")))
                .containsExactly("Job.epoch changed its type from integer to string");
        assertThat(changes(document -> at(document, "/components/schemas/Me/properties/courses/items")
                        .put("type", "integer")))
                .containsExactly("Me.courses[] changed its type from string to integer");
        assertThat(changes(document ->
                        at(document, "/components/schemas/Job/properties/eta").put("format", "date")))
                .containsExactly("Job.eta changed its format from date-time to date");
    }

    @Test
    void findsWhatAnAnswerMayLackNow() {
        assertThat(changes(document ->
                        array(document, "/components/schemas/JobLinks/required").remove(0)))
                .containsExactly("JobLinks.cancel may be absent now");
    }

    @Test
    void findsValuesThatReadersLoseOrDoNotKnow() {
        assertThat(changes(document -> array(document, "/components/schemas/Job/properties/state/enum")
                        .set(0, "waiting")))
                .containsExactly(
                        "Job.state: readers do not know the new value waiting",
                        "Job.state: the value accepted was removed");
        assertThat(changes(document -> array(document, "/components/schemas/Problem/properties/code/enum")
                        .add("new-problem")))
                .isEmpty();
    }

    @Test
    void findsRequestsThatWouldBeRefused() {
        assertThat(changes(document -> array(document, "/components/schemas/NewPrompt/required")
                        .add("model")))
                .containsExactly("NewPrompt.model became required");
        assertThat(changes(document ->
                        at(document, "/components/schemas/NewPrompt/properties").remove("conversation")))
                .containsExactly("NewPrompt.conversation was removed");
        assertThat(changes(document -> at(document, JOBS + "/get/parameters/0").put("required", true)))
                .containsExactly("GET /api/v1/jobs: the parameter course (query) became required");
        assertThat(changes(document ->
                        at(document, JOBS + "/post/parameters/0/schema").put("maxLength", 100)))
                .containsExactly(
                        "POST /api/v1/jobs: the parameter Idempotency-Key (header): maxLength was lowered to 100");
        assertThat(changes(document -> array(document, "/components/schemas/BatchStart/properties/items/type")
                        .remove(0)))
                .hasSize(1);
    }

    @Test
    void letsTheContractGrow() {
        assertThat(changes(document -> {
                    at(document, "/components/schemas/Job/properties")
                            .putObject("mood")
                            .put("type", "string");
                    array(document, "/components/schemas/Job/required").add("mood");
                    at(document, "/components/schemas/NewPrompt/properties")
                            .putObject("tone")
                            .put("type", "string");
                    at(document, "/paths").putObject("/api/v1/new").putObject("get");
                }))
                .isEmpty();
    }

    private Set<String> changes(Consumer<JsonNode> change) {
        JsonNode changed = JsonMapper.shared().readTree(golden.toString());
        change.accept(changed);
        return ContractChanges.incompatible(golden, changed);
    }

    private static ObjectNode at(JsonNode document, String pointer) {
        return (ObjectNode) document.requiredAt(pointer);
    }

    private static ArrayNode array(JsonNode document, String pointer) {
        return (ArrayNode) document.requiredAt(pointer);
    }
}
