package dev.codementor.api.batches.items;

import static dev.codementor.api.fixture.Teacher.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Grader;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.api.fixture.Teacher;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.submissions.SubmissionFile;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.submissions.SubmissionStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class ItemsTest {

    private final Api api;
    private final Teacher teacher;
    private final Grader grader;

    ItemsTest(Api api) {
        this.api = api;
        this.teacher = Teacher.of(api);
        this.grader = Grader.of(api);
    }

    @Test
    void showsASubmissionWithItsNamesBesideTheDraft() {
        String batch = teacher.uploaded(teacher.form());
        SubmissionFile blind = api.bean(SubmissionStore.class)
                .blind(api.bean(BatchReader.class)
                        .item(BatchId.parse(batch), "s01")
                        .orElseThrow()
                        .handedIn()
                        .blindKey())
                .orElseThrow()
                .getFirst();
        String quoted = blind.text().lines().findFirst().orElseThrow();
        grader.grade(batch, "s01", new Evidence("main.py", 1, 1, quoted, Evidence.Found.AS_SAID));

        JsonNode item = teacher.item(batch, "s01");

        assertThat(quoted).doesNotContain("Amara");
        assertThat(item.path("studentName").asString()).isEqualTo("Amara Okafor");
        assertThat(item.path("files").toString())
                .isEqualTo("[{\"name\":\"main.py\",\"text\":\"# by Amara Okafor\\nprint(sum(numbers))\\n\"}]");
        JsonNode works = item.path("draft").path("criteria").get(0);
        assertThat(works.path("answer").asString()).isEqualTo("fully");
        assertThat(works.path("evidence").get(0).path("quote").asString()).isEqualTo("# by Amara Okafor");
        assertThat(item.path("grade").toString())
                .isEqualTo("{\"total\":6,\"maximum\":6,\"byPerson\":false,\"rehearsal\":false,\"stale\":false}");
        assertThat(item.path("model").path("name").asString()).isEqualTo(Grader.MODEL);
        assertThat(item.path("spending").path("asks").asInt()).isEqualTo(1);
        assertThat(item.path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void showsWhatTalksToTheGrader() {
        String batch = teacher.uploaded(teacher.form().with("start", "none"));

        JsonNode item = teacher.item(batch, "s03");

        assertThat(item.path("flags").toString()).isEqualTo("[\"instructions\"]");
        assertThat(item.path("findings").get(0).path("line").asInt()).isEqualTo(1);
        assertThat(item.path("findings").get(0).path("kind").asString()).isEqualTo("instruction");
    }

    @Test
    void findsAndOrdersItems() {
        String batch = teacher.uploaded(teacher.form());
        grader.grade(batch, "s02");

        assertThat(ids(teacher.items(batch, "?state=succeeded"))).containsExactly("s02");
        assertThat(ids(teacher.items(batch, "?flag=instructions"))).containsExactly("s03");
        assertThat(ids(teacher.items(batch, "?order=gain")).getFirst()).isEqualTo("s02");
        JsonNode first = teacher.items(batch, "?limit=2");
        assertThat(ids(first)).containsExactly("s01", "s02");
        assertThat(ids(teacher.items(
                        batch, "?limit=2&cursor=" + first.path("next").asString())))
                .containsExactly("s03");
    }

    @Test
    void refusesQuestionsThatAreNotValid() {
        String batch = teacher.uploaded(teacher.form().with("start", "none"));

        for (String query : List.of("state=done", "flag=red", "order=name", "cursor=-1", "limit=0", "limit=501")) {
            assertThat(teacher.person()
                            .get(BATCHES + "/" + batch + "/items?" + query)
                            .problem())
                    .isEqualTo("400 invalid-field");
        }
        assertThat(teacher.person().get(BATCHES + "/" + batch + "/items?sort=x").problem())
                .isEqualTo("400 unknown-field");
        assertThat(teacher.person().get(BATCHES + "/" + batch + "/items/s99").problem())
                .isEqualTo("404 unknown-item");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(each -> each.path("customId").asString())
                .toList();
    }
}
