package dev.codementor.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.GradedClass;
import dev.codementor.api.fixture.RunningApi;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class ReleaseTest {

    private final Api api;

    ReleaseTest(Api api) {
        this.api = api;
    }

    @Test
    void waitsForAllItems() {
        GradedClass batch = GradedClass.of(api, "rl-early", "ada", "bob").draft("ada", "none", "yes", "no");

        Answer early = release(batch);
        batch.draft("bob", "full", "yes", "yes");

        assertThat(early.problem()).isEqualTo("409 batch-state");
        assertThat(early.json().path("processing").asInt()).isEqualTo(1);
        assertThat(release(batch).status()).isEqualTo(200);
    }

    @Test
    void ofACancelledBatchShowsWhatIsThere() {
        GradedClass batch = GradedClass.of(api, "rl-cancel", "ada", "bob").draft("ada", "none", "yes", "no");
        batch.teacher().post(batch.path("/cancel"), BodyPublishers.noBody(), request -> {});

        JsonNode released = release(batch).json();

        assertThat(released.path("graded").asInt()).isEqualTo(1);
        assertThat(released.path("ungraded").asInt()).isEqualTo(1);
    }

    @Test
    void countsWhatStudentsWillSee() {
        GradedClass batch = GradedClass.of(api, "rl-counts", "ada", "bob", "cem", "dan")
                .draft("ada", "none", "yes", "no", "instructions")
                .draft("bob", "full", "yes", "yes")
                .giveUp("cem")
                .fail("dan");
        batch.teacher().put(batch.item("bob", "/review"), "{\"revision\":1}");

        JsonNode released = release(batch).json();

        assertThat(released.path("releasedBy").asString()).isEqualTo("teacher");
        assertThat(released.path("graded").asInt()).isEqualTo(2);
        assertThat(released.path("byPersons").asInt()).isEqualTo(1);
        assertThat(released.path("ungraded").asInt()).isEqualTo(2);
        assertThat(released.path("flagged").asInt()).isEqualTo(2);
    }

    @Test
    void happensOnce() {
        GradedClass batch = GradedClass.of(api, "rl-once", "ada").draft("ada", "none", "yes", "no");

        JsonNode first = release(batch).json();
        JsonNode second = api.instructor("another", "rl-once")
                .post(batch.path("/release"), BodyPublishers.noBody(), request -> {})
                .json();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void refusesARehearsalsDraftsUntilPersonsGradedInTheirPlace() {
        GradedClass batch = GradedClass.of(api, "rl-rehearsal", "ada").rehearse("ada");

        Answer rehearsal = release(batch);
        batch.teacher().put(batch.item("ada", "/review"), """
                {"revision":1,"criteria":{"correct":{"answer":"most"},"named":{"answer":"yes"},"streams":{"answer":"no"}}}
                """);

        assertThat(rehearsal.problem()).isEqualTo("409 rehearsal-grades");
        assertThat(rehearsal.json().path("items").asInt()).isEqualTo(1);
        assertThat(release(batch).status()).isEqualTo(200);
    }

    @Test
    void isForInstructorsOfTheCourseAndForGradings() {
        GradedClass batch = GradedClass.of(api, "rl-mine", "ada").draft("ada", "none", "yes", "no");
        GradedClass completions = GradedClass.ofCompletions(api, "rl-mine", "one");

        assertThat(api.instructor("teaches-elsewhere", "rl-other")
                        .post(batch.path("/release"), BodyPublishers.noBody(), request -> {})
                        .problem())
                .isEqualTo("404 unknown-batch");
        assertThat(batch.student("ada")
                        .post(batch.path("/release"), BodyPublishers.noBody(), request -> {})
                        .problem())
                .isEqualTo("403 role-missing");
        assertThat(release(completions).problem()).isEqualTo("409 not-a-grading");
    }

    private static Answer release(GradedClass batch) {
        return batch.teacher().post(batch.path("/release"), BodyPublishers.noBody(), request -> {});
    }
}
