package dev.codementor.api.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.Mentor;
import dev.codementor.api.fixture.RunningApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class ConversationsTest {

    private static final String PATH = "/api/v1/conversations";

    private final Api api;
    private final Mentor mentor;

    ConversationsTest(Api api) {
        this.api = api;
        this.mentor = Mentor.of(api);
    }

    @Test
    void listsOwnConversationsWithTheirTitles() {
        Student student = api.as("comes-back-later");
        student.askIn("cs101", "loops", "\n\n  Why does it never end?  \nwhile (true) {}");
        student.askIn("cs102", "trees", "x".repeat(119) + "🙂 and more");
        String newest = student.askIn("cs101", "loops", "And now?");
        student.ask("without a conversation");

        JsonNode items = student.get(PATH).json().path("items");

        assertThat(items.get(0).propertyNames()).containsExactlyInAnyOrder("id", "course", "title", "jobs", "lastAt");
        assertThat(items.get(0).path("id").asString()).isEqualTo("loops");
        assertThat(items.get(0).path("course").asString()).isEqualTo("cs101");
        assertThat(items.get(0).path("title").asString()).isEqualTo("Why does it never end?");
        assertThat(items.get(0).path("jobs").asInt()).isEqualTo(2);
        assertThat(items.get(0).path("lastAt").asString())
                .isEqualTo(student.get("/api/v1/jobs/" + newest)
                        .json()
                        .path("timeline")
                        .path("accepted")
                        .asString());
        assertThat(items.get(1).path("title").asString()).isEqualTo("x".repeat(119));
        assertThat(items.size()).isEqualTo(2);
        assertThat(ids(student.get(PATH + "?course=cs102"))).containsExactly("trees");
        assertThat(ids(api.as("others").get(PATH))).isEmpty();
    }

    @Test
    void listsPageByPage() {
        Student student = api.as("talks-much");
        for (int i = 0; i < 4; i++) {
            student.askIn("cs101", "c" + i, "q");
        }

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            Answer page = student.get(PATH + "?limit=2" + (next.isEmpty() ? "" : "&before=" + next));
            listed.addAll(ids(page));
            next = page.json().path("next").asString("");
        } while (!next.isEmpty());

        assertThat(listed).containsExactly("c3", "c2", "c1", "c0");
    }

    @Test
    void findsTextLiterallyAndWhateverItsCase() {
        Student student = api.as("searches");
        String job = student.askIn("cs101", "answered", "Why?");
        mentor.answer(job, "Because 100% of the Übung_1 loops");
        student.askIn("cs101", "asked", "1000 of the Übungen loop");

        assertThat(search(student, "100%")).containsExactly("answered");
        assertThat(search(student, "übung_")).containsExactly("answered");
        assertThat(search(student, "LOOP")).containsExactly("asked", "answered");
        assertThat(search(student, "nowhere")).isEmpty();
        assertThat(search(api.as("pries-by-search"), "loop")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "before=x", "course=%00", "q=a", "q=", "q=%20%20", "q=a%00"})
    void refusesParametersThatAreNotValid(String query) {
        Answer answer = api.as("lists-badly").get(PATH + "?" + query);

        assertThat(answer.problem()).isEqualTo("400 invalid-field");
        assertThat(answer.json().path("field").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void refusesSearchesThatAreTooLong() {
        assertThat(api.as("lists-badly").get(PATH + "?q=" + "x".repeat(201)).problem())
                .isEqualTo("400 invalid-field");
    }

    @Test
    void deletesSettledConversationForGood() {
        Student student = api.as("regrets");
        String job = student.askIn("cs101", "loops", "Why?");
        String elsewhere = student.askIn("cs102", "loops", "Why?");
        mentor.answer(job, "Because.");
        student.put("/api/v1/jobs/" + job + "/feedback", "{\"helpful\":true}");

        Answer deleted = student.delete(PATH + "/loops?course=cs101");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.response().body()).isEmpty();
        assertThat(student.get("/api/v1/jobs/" + job).problem()).isEqualTo("404 job-not-found");
        assertThat(student.get("/api/v1/jobs/" + elsewhere).status()).isEqualTo(200);
        assertThat(student.delete(PATH + "/loops?course=cs101").problem()).isEqualTo("404 conversation-not-found");
    }

    @Test
    void keepsConversationThatIsActive() {
        Student student = api.as("is-in-a-hurry");
        String settled = student.askIn("cs101", "loops", "Why?");
        mentor.answer(settled, "Because.");
        student.askIn("cs101", "loops", "And?");

        assertThat(student.delete(PATH + "/loops?course=cs101").problem()).isEqualTo("409 conversation-active");

        assertThat(student.get("/api/v1/jobs/" + settled).status()).isEqualTo(200);
    }

    @Test
    void deletesNothingOfOthers() {
        Student student = api.as("owns-a-talk");
        String job = student.askIn("cs101", "private-talk", "Why?");
        mentor.answer(job, "Because.");

        assertThat(api.as("pries-on")
                        .delete(PATH + "/private-talk?course=cs101")
                        .problem())
                .isEqualTo("404 conversation-not-found");
        assertThat(api.instructor("teaches-it", "cs101")
                        .delete(PATH + "/private-talk?course=cs101")
                        .problem())
                .isEqualTo("404 conversation-not-found");
        assertThat(student.delete(PATH + "/private-talk").problem()).isEqualTo("400 invalid-field");
        assertThat(student.get("/api/v1/jobs/" + job).status()).isEqualTo(200);
    }

    @Test
    void showsWhatTheModelStillSees() {
        Student student = api.as("remembers");
        String old = student.askIn("cs101", "loops", "Why?");
        // An answer that takes all that is left beside the course's text: 8,192 tokens, 2,048 of them for the answer.
        mentor.answer(old, "x".repeat(3 * 5_500));
        String seen = student.askIn("cs101", "loops", "Why else?");
        mentor.answer(seen, "Because.".repeat(100));
        String latest = student.askIn("cs101", "loops", "And then?");
        mentor.answer(latest, "So.");
        student.askIn("cs101", "loops", "Not answered yet");

        JsonNode memory = student.get(PATH + "/loops/memory?course=cs101").json();

        assertThat(memory.propertyNames()).containsExactlyInAnyOrder("jobs", "forgotten", "tokens", "budget");
        assertThat(memory.path("jobs").toString()).isEqualTo("[\"" + seen + "\",\"" + latest + "\"]");
        assertThat(memory.path("forgotten").asInt()).isEqualTo(1);
        assertThat(memory.path("tokens").asInt()).isBetween(270, 330);
        assertThat(memory.path("budget").asInt()).isBetween(4_000, 8_192 - 2_048);
    }

    @Test
    void hidesMemoryOfOthers() {
        api.as("is-remembered").askIn("cs101", "secret-talk", "Why?");

        assertThat(api.as("is-remembered")
                        .get(PATH + "/secret-talk/memory?course=cs101")
                        .json()
                        .path("jobs")
                        .size())
                .isZero();
        for (String path : List.of("/secret-talk/memory?course=cs101", "/%20/memory?course=cs101")) {
            assertThat(api.as("pries-into-memory").get(PATH + path).problem()).isEqualTo("404 conversation-not-found");
        }
    }

    private static List<String> search(Student student, String text) {
        return ids(student.get(PATH + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
