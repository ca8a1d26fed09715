package dev.codementor.api.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.GradedClass;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.grading.canonical.Digest;
import dev.codementor.ledger.batches.ReceiptLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningApi.class)
class ReceiptsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Api api;

    ReceiptsTest(Api api) {
        this.api = api;
    }

    @Test
    void areWrittenForEveryGradeAndChained() {
        GradedClass batch = GradedClass.of(api, "rc-chain", "ada", "bob")
                .draft("ada", "most", "yes", "no")
                .rehearse("bob");
        batch.teacher().put(batch.item("ada", "/review"), "{\"revision\":1}");
        batch.teacher().delete(batch.item("ada", "/review?revision=2"));
        awaitStored(batch, 4);

        List<String> texts = batch.teacher()
                .get(batch.path("/receipts.jsonl"))
                .response()
                .body()
                .lines()
                .toList();
        List<JsonNode> receipts =
                texts.stream().map(JsonMapper.shared()::readTree).toList();

        assertThat(receipts).extracting(each -> each.path("sequence").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(receipts.get(1).path("previous").asString())
                .isEqualTo(Digest.of(texts.getFirst()).hex());
        JsonNode draft = receipts.getFirst();
        assertThat(draft.path("custom_id").asString()).isEqualTo("s-ada");
        assertThat(draft.path("submission").asString())
                .isEqualTo(Digest.of("ada").hex());
        assertThat(draft.path("rubric").asString())
                .isEqualTo(GradedClass.RUBRIC.version().hex());
        assertThat(draft.path("prompt").asString())
                .isEqualTo(Digest.of(Digest.of("prompt of ada").hex() + "\n").hex());
        assertThat(draft.path("samples").get(0).asString())
                .isEqualTo(Digest.of("answer to ada").hex());
        assertThat(draft.path("model").asString()).isEqualTo("qwen2.5-coder:7b@sha256:7");
        assertThat(draft.path("options").toString()).isEqualTo("{\"seed\":\"42\",\"temperature\":\"0\"}");
        assertThat(draft.path("reviewer").isNull()).isTrue();
        assertThat(receipts.get(1).path("model").asString()).isEqualTo("rehearsal (rehearsal)");
        assertThat(receipts.get(2).path("reviewer").asString()).isEqualTo("teacher");
        assertThat(receipts.get(2).path("prompt").isNull()).isTrue();
        JsonNode head = batch.teacher().get(batch.path("/receipts")).json();
        assertThat(head.path("receipts").asInt()).isEqualTo(4);
        assertThat(head.path("hash").asString())
                .isEqualTo(Digest.of(texts.getLast()).hex());
        JsonNode history =
                batch.teacher().get(batch.item("ada", "/history")).json().path("grades");
        assertThat(history).extracting(each -> each.path("receipt").asInt()).containsExactly(1, 3, 4);
    }

    @Test
    void areIntactAsLongAsNobodyChangesThem() {
        GradedClass batch = GradedClass.of(api, "rc-intact", "ada", "bob");

        assertThat(verify(batch).toString()).isEqualTo("{\"intact\":true,\"receipts\":0}");
        batch.draft("ada", "most", "yes", "no").draft("bob", "full", "yes", "no");
        awaitStored(batch, 2);
        assertThat(verify(batch).toString()).isEqualTo("{\"intact\":true,\"receipts\":2}");
    }

    @Test
    void tellWhichOneWasChanged() {
        GradedClass batch = three("rc-changed");
        String key = stored(batch, 2).objectKey();
        put(key, stored(batch, 2).text().replace("s-bob", "s-bab"));

        JsonNode verification = verify(batch);

        assertThat(verification.path("intact").asBoolean(true)).isFalse();
        assertThat(verification.path("position").asInt()).isEqualTo(2);
        assertThat(verification.path("cause").asString()).isEqualTo("changed");
    }

    @Test
    void tellWhichOneIsMissingOrTooMany() {
        GradedClass missing = three("rc-missing");
        api.bean(S3Client.class).deleteObject(object -> object.bucket("codementor")
                .key(stored(missing, 3).objectKey()));
        GradedClass added = three("rc-added");
        put(
                stored(added, 3).objectKey().replace("0000000003", "0000000004"),
                stored(added, 3)
                        .text()
                        .replace("\"sequence\":3", "\"sequence\":4")
                        .replaceFirst(
                                "\"previous\":\"[0-9a-f]*\"",
                                "\"previous\":\"" + stored(added, 3).hash() + "\""));

        assertThat(verify(missing).path("position").asInt()).isEqualTo(3);
        assertThat(verify(missing).path("cause").asString()).isEqualTo("missing");
        assertThat(verify(added).path("position").asInt()).isEqualTo(4);
        assertThat(verify(added).path("cause").asString()).isEqualTo("added");
    }

    @Test
    void showAGradeThatWasChangedBehindThem() throws SQLException {
        GradedClass batch = three("rc-behind");
        try (Connection connection = api.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "update grades set grade = replace(grade::text, '\"most\"', '\"full\"')::json where batch = '%s' and nth = 2"
                            .formatted(batch.id()));
            statement.execute("set session_replication_role = default");
        }

        JsonNode verification = verify(batch);

        assertThat(verification.path("position").asInt()).isEqualTo(2);
        assertThat(verification.path("cause").asString()).isEqualTo("grade-changed");
        assertThat(verification.path("customId").asString()).isEqualTo("s-bob");
    }

    @Test
    void areForInstructorsOfTheCourse() {
        GradedClass batch = GradedClass.of(api, "rc-mine", "ada");

        for (String path : List.of("/receipts", "/receipts.jsonl", "/receipts/verify")) {
            assertThat(api.instructor("teaches-elsewhere", "rc-other")
                            .get(batch.path(path))
                            .problem())
                    .isEqualTo("404 unknown-batch");
            assertThat(batch.student("ada").get(batch.path(path)).problem()).isEqualTo("403 role-missing");
        }
    }

    private GradedClass three(String course) {
        GradedClass batch = GradedClass.of(api, course, "ada", "bob", "cem")
                .draft("ada", "full", "yes", "no")
                .draft("bob", "most", "yes", "no")
                .draft("cem", "none", "yes", "no");
        awaitStored(batch, 3);
        return batch;
    }

    private void awaitStored(GradedClass batch, int receipts) {
        ReceiptLedger ledger = api.bean(ReceiptLedger.class);
        await().atMost(SOON)
                .until(() -> ledger.receipts(batch.id(), 0, 1_000).stream()
                                .filter(each -> each.objectKey() != null)
                                .count()
                        == receipts);
    }

    private ReceiptLedger.Receipt stored(GradedClass batch, long sequence) {
        return api.bean(ReceiptLedger.class)
                .receipts(batch.id(), sequence - 1, 1)
                .getFirst();
    }

    private void put(String key, String text) {
        api.bean(S3Client.class)
                .putObject(object -> object.bucket("codementor").key(key), RequestBody.fromString(text));
    }

    private static JsonNode verify(GradedClass batch) {
        return batch.teacher().get(batch.path("/receipts/verify")).json();
    }
}
