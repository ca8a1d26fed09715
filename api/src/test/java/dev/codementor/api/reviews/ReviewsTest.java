package dev.codementor.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.GradedClass;
import dev.codementor.api.fixture.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class ReviewsTest {

    private final Api api;

    ReviewsTest(Api api) {
        this.api = api;
    }

    @Test
    void keepPersonsGradeBesideTheModels() {
        GradedClass batch = GradedClass.of(api, "rv-beside", "ada").draft("ada", "none", "yes", "no");

        JsonNode grades = batch.teacher().put(batch.item("ada", "/review"), """
                {"revision": 1, "note": "Runs on my machine.",
                 "criteria": {"correct": {"level": "full", "feedback": "Well done."}, "streams": {"answer": "no"}}}
                """).json();

        assertThat(grades.path("revision").asInt()).isEqualTo(2);
        assertThat(grades.path("draft").path("total").decimalValue()).isEqualByComparingTo("1");
        JsonNode review = grades.path("review");
        assertThat(review.path("total").decimalValue()).isEqualByComparingTo("5");
        assertThat(review.path("maximum").decimalValue()).isEqualByComparingTo("5");
        assertThat(review.path("source").asString()).isEqualTo("person");
        assertThat(review.path("by").asString()).isEqualTo("teacher");
        assertThat(review.path("note").asString()).isEqualTo("Runs on my machine.");
        assertThat(review.path("rehearsal").asBoolean(true)).isFalse();
        JsonNode correct = review.path("criteria").get(0);
        assertThat(correct.path("feedback").asString()).isEqualTo("Well done.");
        assertThat(correct.path("sure").asString()).isEqualTo("high");
        assertThat(correct.path("evidence")).isEmpty();
    }

    @Test
    void takeWhatIsNotNamedFromWhatCountsAndDropWordsAboutAnotherAnswer() {
        GradedClass batch = GradedClass.of(api, "rv-rest", "ada").draft("ada", "none", "yes", "no");

        JsonNode criteria = batch.teacher()
                .put(
                        batch.item("ada", "/review"),
                        "{\"revision\":1,\"criteria\":{\"correct\":{\"answer\":\"full\"},\"named\":{\"feedback\":\"Clear.\"}}}")
                .json()
                .path("review")
                .path("criteria");

        assertThat(criteria.get(0).path("feedback").asString("?")).isEmpty();
        assertThat(criteria.get(1).path("answer").asString()).isEqualTo("yes");
        assertThat(criteria.get(1).path("feedback").asString()).isEqualTo("Clear.");
        assertThat(criteria.get(2).path("feedback").asString()).isEqualTo("The model on streams.");
        assertThat(criteria.get(2).path("sure").asString()).isEqualTo("low");
    }

    @Test
    void confirmADraftWithAnEmptyOne() {
        GradedClass batch = GradedClass.of(api, "rv-confirm", "ada").draft("ada", "most", "yes", "no");

        JsonNode review = batch.teacher()
                .put(batch.item("ada", "/review"), "{\"revision\":1}")
                .json()
                .path("review");

        assertThat(review.path("total").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(review.path("criteria").get(0).path("evidence")).hasSize(1);
    }

    @Test
    void needAllCriteriaWhereNothingCounts() {
        GradedClass batch =
                GradedClass.of(api, "rv-all", "ada", "bob").giveUp("ada").rehearse("bob");
        String some = "{\"revision\":%d,\"criteria\":{\"named\":{\"answer\":\"yes\"}}}";
        String all = """
                {"revision":%d,"criteria":{"correct":{"answer":"most"},"named":{"answer":"yes"},"streams":{"answer":"no"}}}
                """;

        Answer without = batch.teacher().put(batch.item("ada", "/review"), some.formatted(0));
        Answer rehearsed = batch.teacher().put(batch.item("bob", "/review"), some.formatted(1));

        assertThat(without.problem()).isEqualTo("400 invalid-field");
        assertThat(without.json().path("missing").toString()).isEqualTo("[\"correct\",\"streams\"]");
        assertThat(rehearsed.problem()).isEqualTo("400 invalid-field");
        assertThat(batch.teacher()
                        .put(batch.item("ada", "/review"), all.formatted(0))
                        .status())
                .isEqualTo(200);
        JsonNode bob = batch.teacher()
                .put(batch.item("bob", "/review"), all.formatted(1))
                .json();
        assertThat(bob.path("draft").path("rehearsal").asBoolean(false)).isTrue();
        assertThat(bob.path("review").path("rehearsal").asBoolean(true)).isFalse();
    }

    @Test
    void needWhatTheRubricChanged() {
        GradedClass batch = GradedClass.of(api, "rv-changed", "ada").draft("ada", "full", "yes", "no");
        batch.change(GradedClass.rubric("""
                {"id": "loops", "title": "Loops", "language": "en",
                 "criteria": [
                   {"id": "correct", "title": "Correctness", "points": 10, "guidance": "Look twice.",
                    "levels": [{"name": "full", "points": 10}, {"name": "none", "points": 0}]},
                   {"id": "named", "title": "Names", "points": 2}]}
                """));

        Answer without = batch.teacher().put(batch.item("ada", "/review"), "{\"revision\":1}");
        Answer with = batch.teacher()
                .put(batch.item("ada", "/review"), "{\"revision\":1,\"criteria\":{\"correct\":{\"level\":\"full\"}}}");

        assertThat(without.json().path("missing").toString()).isEqualTo("[\"correct\"]");
        assertThat(with.json().path("review").path("total").decimalValue()).isEqualByComparingTo("12");
    }

    @Test
    void tellTheLaterOfTwoGradersOfTheEarlier() {
        GradedClass batch = GradedClass.of(api, "rv-two", "ada").draft("ada", "none", "yes", "no");
        Student early = api.instructor("early", "rv-two");
        Student late = api.instructor("late", "rv-two");
        early.put(batch.item("ada", "/review"), "{\"revision\":1,\"criteria\":{\"correct\":{\"level\":\"full\"}}}");

        Answer refused = late.put(batch.item("ada", "/review"), "{\"revision\":1}");
        Answer undone = late.delete(batch.item("ada", "/review?revision=1"));

        assertThat(refused.problem()).isEqualTo("409 grade-changed");
        assertThat(refused.json().path("revision").asInt()).isEqualTo(2);
        assertThat(refused.detail()).contains("early", "revision 1", "is 2");
        assertThat(undone.problem()).isEqualTo("409 grade-changed");
        assertThat(batch.item("ada").revision()).isEqualTo(2);
    }

    @Test
    void areTakenBackOneByOneAndNothingIsForgotten() {
        GradedClass batch = GradedClass.of(api, "rv-undo", "ada").draft("ada", "none", "yes", "no");
        Student teacher = batch.teacher();
        teacher.put(batch.item("ada", "/review"), "{\"revision\":1,\"criteria\":{\"correct\":{\"level\":\"most\"}}}");
        teacher.put(batch.item("ada", "/review"), "{\"revision\":2,\"criteria\":{\"correct\":{\"level\":\"full\"}}}");

        JsonNode first = teacher.delete(batch.item("ada", "/review?revision=3")).json();
        JsonNode second =
                teacher.delete(batch.item("ada", "/review?revision=4")).json();
        Answer third = teacher.delete(batch.item("ada", "/review?revision=5"));

        assertThat(first.path("review").path("total").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(second.has("review")).isFalse();
        assertThat(second.path("draft").path("total").decimalValue()).isEqualByComparingTo("1");
        assertThat(third.problem()).isEqualTo("409 nothing-to-undo");
        JsonNode history = teacher.get(batch.item("ada", "/history")).json().path("grades");
        assertThat(history)
                .extracting(each -> each.path("source").asString())
                .containsExactly("model", "person", "person", "undo", "undo");
        assertThat(history.get(4).has("total")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 400 invalid-field | revision",
                "{\"revision\":-1} | 400 invalid-field | revision",
                "{\"revision\":1,\"criteria\":{\"beauty\":{\"answer\":\"yes\"}}} | 400 invalid-field | criteria",
                "{\"revision\":1,\"criteria\":{\"named\":null}} | 400 invalid-field | criteria.named",
                "{\"revision\":1,\"criteria\":{\"named\":{\"answer\":\"maybe\"}}} | 400 invalid-field | criteria.named.answer",
                "{\"revision\":1,\"criteria\":{\"correct\":{\"level\":\"yes\"}}} | 400 invalid-field | criteria.correct.level",
                "{\"revision\":1,\"criteria\":{\"named\":{\"answer\":\"no\",\"level\":\"no\"}}} | 400 invalid-field | criteria.named",
                "{\"revision\":1,\"criteria\":{\"named\":{\"feedback\":\"a\\u0000\"}}} | 400 invalid-field | criteria.named.feedback",
                "{\"revision\":1,\"note\":\"a\\u0000\"} | 400 invalid-field | note",
                "{\"revision\":1,\"points\":3} | 400 unknown-field | points"
            })
    void areRefusedByFieldWhenTheyAreNotValid(String body, String problem, String field) {
        GradedClass batch = GradedClass.of(api, "rv-bad", "ada").draft("ada", "none", "yes", "no");

        Answer refused = batch.teacher().put(batch.item("ada", "/review"), body);

        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.json().path("field").asString("")).isEqualTo(field);
        assertThat(batch.item("ada").revision()).isEqualTo(1);
    }

    @Test
    void areForInstructorsOfTheCourse() {
        GradedClass batch = GradedClass.of(api, "rv-mine", "ada").draft("ada", "none", "yes", "no");
        Student elsewhere = api.instructor("teaches-elsewhere", "rv-other");

        assertThat(elsewhere
                        .put(batch.item("ada", "/review"), "{\"revision\":1}")
                        .problem())
                .isEqualTo("404 unknown-batch");
        assertThat(elsewhere.get(batch.item("ada", "/history")).problem()).isEqualTo("404 unknown-batch");
        assertThat(batch.student("ada")
                        .put(batch.item("ada", "/review"), "{\"revision\":1}")
                        .problem())
                .isEqualTo("403 role-missing");
        assertThat(batch.teacher()
                        .put(batch.item("bob", "/review"), "{\"revision\":1}")
                        .problem())
                .isEqualTo("404 unknown-item");
        assertThat(batch.teacher().delete(batch.item("ada", "/review")).problem())
                .isEqualTo("400 invalid-field");
    }

    @Test
    void areNotForCompletions() {
        GradedClass batch = GradedClass.ofCompletions(api, "rv-completions", "one");

        assertThat(batch.teacher()
                        .put(batch.item("one", "/review"), "{\"revision\":0}")
                        .problem())
                .isEqualTo("409 not-a-grading");
        assertThat(batch.teacher().get(batch.path("/agreement")).problem()).isEqualTo("409 not-a-grading");
    }

    @Test
    void areComparedWithTheModelCriterionByCriterion() {
        GradedClass batch = GradedClass.of(api, "rv-agree", "ada", "bob", "cem", "dan")
                .draft("ada", "none", "yes", "no")
                .draft("bob", "full", "yes", "no")
                .draft("cem", "full", "yes", "no")
                .rehearse("dan");
        Student teacher = batch.teacher();
        teacher.put(batch.item("ada", "/review"), "{\"revision\":1,\"criteria\":{\"correct\":{\"level\":\"most\"}}}");
        teacher.put(batch.item("bob", "/review"), "{\"revision\":1}");
        teacher.put(batch.item("dan", "/review"), """
                {"revision":1,"criteria":{"correct":{"answer":"most"},"named":{"answer":"yes"},"streams":{"answer":"no"}}}
                """);

        JsonNode agreement = teacher.get(batch.path("/agreement")).json();

        assertThat(agreement.path("reviewed").asInt()).isEqualTo(3);
        assertThat(agreement.path("compared").asInt()).isEqualTo(2);
        assertThat(agreement.path("sameTotal").asInt()).isEqualTo(1);
        assertThat(agreement.path("meanDistance").asDouble()).isEqualTo(1.25);
        JsonNode correct = agreement.path("criteria").get(0);
        assertThat(correct.path("same").asInt()).isEqualTo(1);
        assertThat(correct.path("meanCorrection").asDouble()).isEqualTo(1.25);
        assertThat(agreement.path("criteria").get(1).path("same").asInt()).isEqualTo(2);
    }
}
