package dev.codementor.api.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.Mentor;
import dev.codementor.api.fixture.RunningApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class FeedbackTest {

    private final Api api;
    private final Mentor mentor;

    FeedbackTest(Api api) {
        this.api = api;
        this.mentor = Mentor.of(api);
    }

    @Test
    void showsFeedbackWithItsJobUntilTakenBack() {
        Student student = api.as("judges");
        String job = answered(student, "cs101");

        assertThat(student.put(path(job), "{\"helpful\":false,\"comment\":\"Too long.\"}")
                        .status())
                .isEqualTo(204);
        assertThat(job(student, job).path("feedback").toString())
                .isEqualTo("{\"helpful\":false,\"comment\":\"Too long.\"}");

        assertThat(student.put(path(job), "{\"helpful\":true,\"comment\":\" \"}")
                        .status())
                .isEqualTo(204);
        assertThat(student.get("/api/v1/jobs")
                        .json()
                        .path("jobs")
                        .get(0)
                        .path("feedback")
                        .toString())
                .isEqualTo("{\"helpful\":true}");

        assertThat(student.delete(path(job)).status()).isEqualTo(204);
        assertThat(student.delete(path(job)).status()).isEqualTo(204);
        assertThat(job(student, job).propertyNames()).doesNotContain("feedback");
    }

    @Test
    void refusesFeedbackOnUnsettledJobs() {
        Student student = api.as("judges-early");
        String job = student.ask("Why?").id();

        assertThat(student.put(path(job), "{\"helpful\":true}").problem()).isEqualTo("409 not-settled");
        assertThat(student.delete(path(job)).problem()).isEqualTo("409 not-settled");
    }

    @Test
    void refusesFeedbackOnJobsOfOthers() {
        String job = answered(api.as("is-judged"), "cs101");

        assertThat(api.as("pries-and-judges")
                        .put(path(job), "{\"helpful\":true}")
                        .problem())
                .isEqualTo("404 job-not-found");
        assertThat(api.instructor("judges-as-teacher", "cs101")
                        .delete(path(job))
                        .problem())
                .isEqualTo("404 job-not-found");
        assertThat(api.as("is-judged").put(path("none"), "{\"helpful\":true}").problem())
                .isEqualTo("404 job-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"helpful\":null}",
                "{\"helpful\":\"true\"}",
                "{\"helpful\":1}",
                "{\"helpful\":true,\"comment\":7}",
                "{\"helpful\":true,\"comment\":\"a\\u0000\"}"
            })
    void refusesBodiesThatAreNotValid(String body) {
        Student student = api.as("judges-badly");
        String job = answered(student, "cs101");

        assertThat(student.put(path(job), body).problem()).isEqualTo("400 invalid-field");
    }

    @Test
    void refusesUnknownFieldsAndLongComments() {
        Student student = api.as("judges-at-length");
        String job = answered(student, "cs101");
        String comment = "x".repeat(2_000);

        assertThat(student.put(path(job), "{\"helpful\":true,\"stars\":5}").problem())
                .isEqualTo("400 unknown-field");
        assertThat(student.put(path(job), "{\"helpful\":true,\"comment\":\"" + comment + "x\"}")
                        .problem())
                .isEqualTo("400 invalid-field");
        assertThat(student.put(path(job), "{\"helpful\":true,\"comment\":\"" + comment + "\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void showsInstructorsTheirCoursesFeedbackWithoutNames() {
        Student student = api.as(api.issuer()
                .claims("secret-name")
                .claim("courses", List.of("fb1", "fb2"))
                .build());
        String first = answered(student, "fb1");
        String second = answered(student, "fb1");
        student.put(path(second), "{\"helpful\":true}");
        student.put(path(first), "{\"helpful\":false,\"comment\":\"Wrong.\"}");
        student.put(path(answered(student, "fb2")), "{\"helpful\":true}");
        Student instructor = api.instructor("teaches-fb1", "fb1");

        Answer newest = instructor.get("/api/v1/courses/fb1/feedback?limit=1");
        Answer older = instructor.get("/api/v1/courses/fb1/feedback?limit=1&before="
                + newest.json().path("next").asString());

        JsonNode item = newest.json().path("items").get(0);
        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder("job", "at", "helpful", "comment", "prompt", "answer");
        assertThat(item.path("job").asString()).isEqualTo(first);
        assertThat(item.path("helpful").asBoolean(true)).isFalse();
        assertThat(item.path("comment").asString()).isEqualTo("Wrong.");
        assertThat(item.path("prompt").asString()).isEqualTo("Why?");
        assertThat(item.path("answer").asString()).isEqualTo("Because.");
        assertThat(newest.response().body()).doesNotContain("secret-name");
        assertThat(older.json().path("items").get(0).path("job").asString()).isEqualTo(second);
        assertThat(older.json().path("items").get(0).propertyNames()).doesNotContain("comment");
        assertThat(older.json().propertyNames()).doesNotContain("next");
    }

    @Test
    void hidesFeedbackFromAllButTheCoursesInstructors() {
        assertThat(api.as("is-curious").get("/api/v1/courses/cs101/feedback").problem())
                .isEqualTo("403 role-missing");
        assertThat(api.instructor("teaches-elsewhere", "cs102")
                        .get("/api/v1/courses/cs101/feedback")
                        .problem())
                .isEqualTo("403 not-in-course");
        assertThat(api.instructor("teaches-badly", "cs101")
                        .get("/api/v1/courses/cs101/feedback?before=x")
                        .problem())
                .isEqualTo("400 invalid-field");
    }

    private String answered(Student student, String course) {
        String job = student.askIn(course, "talk", "Why?");
        mentor.answer(job, "Because.");
        return job;
    }

    private static String path(String job) {
        return "/api/v1/jobs/" + job + "/feedback";
    }

    private static JsonNode job(Student student, String job) {
        return student.get("/api/v1/jobs/" + job).json();
    }
}
