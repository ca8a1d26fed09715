package dev.codementor.api.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.GradedClass;
import dev.codementor.api.fixture.RunningApi;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class AppealsTest {

    private static final String APPEAL = "{\"criterion\":\"correct\",\"reason\":\"It is correct.\"}";

    private final Api api;

    AppealsTest(Api api) {
        this.api = api;
    }

    @Test
    void areAnsweredByThoseWhoTeachAndKept() {
        GradedClass batch = released("ap-whole", "ap-ada");
        Student student = batch.student("ap-ada");

        Answer made = appeal(student, batch, "ap-ada", APPEAL);
        JsonNode open = batch.teacher().get(batch.path("/appeals")).json();
        Answer answered = answer(batch.teacher(), made.id(), "{\"accepted\":true,\"text\":\"You are right.\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames()).containsExactlyInAnyOrder("id", "criterion", "reason", "at");
        assertThat(open.path("more").asBoolean(true)).isFalse();
        assertThat(open.path("appeals").get(0).path("customId").asString()).isEqualTo("s-ap-ada");
        assertThat(open.path("appeals").get(0).path("by").asString()).isEqualTo("ap-ada");
        assertThat(answered.json().path("answer").path("by").asString()).isEqualTo("teacher");
        assertThat(batch.teacher().get(batch.path("/appeals")).json().path("appeals"))
                .isEmpty();
        JsonNode seen = student.get("/api/v1/grades/" + batch.id() + "/s-ap-ada")
                .json()
                .path("appeals")
                .get(0);
        assertThat(seen.path("answer").path("accepted").asBoolean(false)).isTrue();
        assertThat(seen.path("answer").path("text").asString()).isEqualTo("You are right.");
        assertThat(seen.path("answer").has("by")).isFalse();
    }

    @Test
    void areOpenOneAtATimeForACriterionAndNotForEver() {
        GradedClass batch = released("ap-often", "ap-bob");
        Student student = batch.student("ap-bob");

        Answer first = appeal(student, batch, "ap-bob", APPEAL);
        Answer again = appeal(student, batch, "ap-bob", APPEAL);
        Answer other = appeal(student, batch, "ap-bob", "{\"criterion\":\"named\",\"reason\":\"Names are fine.\"}");
        String id = first.id();
        for (int i = 0; i < 2; i++) {
            answer(batch.teacher(), id, "{\"accepted\":false,\"text\":\"No.\"}");
            id = appeal(student, batch, "ap-bob", APPEAL).id();
        }
        answer(batch.teacher(), id, "{\"accepted\":false,\"text\":\"No.\"}");
        Answer fourth = appeal(student, batch, "ap-bob", APPEAL);

        assertThat(again.problem()).isEqualTo("409 appeal-open");
        assertThat(other.status()).isEqualTo(201);
        assertThat(fourth.problem()).isEqualTo("409 too-many-appeals");
        assertThat(fourth.json().path("limit").asInt()).isEqualTo(3);
    }

    @Test
    void areAnsweredOnce() {
        GradedClass batch = released("ap-once", "ap-cem");
        String id = appeal(batch.student("ap-cem"), batch, "ap-cem", APPEAL).id();
        answer(batch.teacher(), id, "{\"accepted\":false,\"text\":\"No.\"}");

        Answer second = answer(batch.teacher(), id, "{\"accepted\":true,\"text\":\"Yes.\"}");

        assertThat(second.problem()).isEqualTo("409 appeal-answered");
        assertThat(second.detail()).contains("teacher");
    }

    @Test
    void areOthersBusinessForNobody() {
        GradedClass batch = released("ap-mine", "ap-dan");
        String id = appeal(batch.student("ap-dan"), batch, "ap-dan", APPEAL).id();
        Student elsewhere = api.instructor("teaches-elsewhere", "ap-other");
        String body = "{\"accepted\":true,\"text\":\"Yes.\"}";

        assertThat(appeal(batch.student("ap-eva"), batch, "ap-dan", APPEAL).problem())
                .isEqualTo("404 unknown-grade");
        assertThat(answer(elsewhere, id, body).problem()).isEqualTo("404 unknown-appeal");
        assertThat(answer(batch.teacher(), "none", body).problem()).isEqualTo("404 unknown-appeal");
        assertThat(answer(batch.student("ap-dan"), id, body).problem()).isEqualTo("403 role-missing");
        assertThat(elsewhere.get(batch.path("/appeals")).problem()).isEqualTo("404 unknown-batch");
        assertThat(batch.student("ap-dan").get(batch.path("/appeals")).problem())
                .isEqualTo("403 role-missing");
    }

    @Test
    void needAReleasedGrade() {
        GradedClass batch = GradedClass.of(api, "ap-early", "ap-fay", "ap-gil")
                .draft("ap-fay", "none", "yes", "no")
                .giveUp("ap-gil");

        assertThat(appeal(batch.student("ap-fay"), batch, "ap-fay", APPEAL).problem())
                .isEqualTo("404 unknown-grade");
        batch.release();
        assertThat(appeal(batch.student("ap-gil"), batch, "ap-gil", APPEAL).problem())
                .isEqualTo("404 unknown-grade");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reason\":\"Why?\"} | criterion",
                "{\"criterion\":\"beauty\",\"reason\":\"Why?\"} | criterion",
                "{\"criterion\":\"named\"} | reason",
                "{\"criterion\":\"named\",\"reason\":\" \"} | reason",
                "{\"criterion\":\"named\",\"reason\":\"a\\u0000\"} | reason"
            })
    void areRefusedByFieldWhenTheyAreNotValid(String body, String field) {
        GradedClass batch = released("ap-bad", "ap-hal");

        Answer refused = appeal(batch.student("ap-hal"), batch, "ap-hal", body);

        assertThat(refused.problem()).isEqualTo("400 invalid-field");
        assertThat(refused.json().path("field").asString("")).isEqualTo(field);
    }

    @Test
    void haveBoundedTexts() {
        GradedClass batch = released("ap-long", "ap-ida");
        String body = "{\"criterion\":\"named\",\"reason\":\"%s\"}";

        assertThat(appeal(batch.student("ap-ida"), batch, "ap-ida", body.formatted("x".repeat(4_001)))
                        .json()
                        .path("limit")
                        .asInt())
                .isEqualTo(4_000);
        Answer longest = appeal(batch.student("ap-ida"), batch, "ap-ida", body.formatted("x".repeat(4_000)));
        assertThat(longest.status()).isEqualTo(201);
        assertThat(answer(batch.teacher(), longest.id(), "{\"text\":\"Yes.\"}")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("accepted");
        assertThat(answer(batch.teacher(), longest.id(), "{\"accepted\":true}")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("text");
    }

    private GradedClass released(String course, String student) {
        return GradedClass.of(api, course, student)
                .draft(student, "none", "yes", "no")
                .release();
    }

    private static Answer appeal(Student student, GradedClass batch, String whose, String body) {
        return post(student, "/api/v1/grades/" + batch.id() + "/s-" + whose + "/appeals", body);
    }

    private static Answer answer(Student teacher, String appeal, String body) {
        return post(teacher, "/api/v1/appeals/" + appeal + "/answer", body);
    }

    private static Answer post(Student who, String path, String body) {
        return who.post(
                path, BodyPublishers.ofString(body), request -> request.setHeader("Content-Type", "application/json"));
    }
}
