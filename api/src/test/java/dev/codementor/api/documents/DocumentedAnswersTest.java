package dev.codementor.api.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentedAnswersTest {

    private static final String ME = """
        {"subject":"ada","name":"Ada","roles":["student"],"courses":["cs101"],
         "quota":{"outstanding":{"limit":5,"used":1,"left":4},"perMinute":{"limit":5,"used":1,"left":4}}}\
        """;

    private final DocumentedAnswers answers = new DocumentedAnswers(ContractFiles.golden());

    @Test
    void agreesWithWhatIsDescribed() {
        assertThat(faults(200, "application/json", ME)).isEmpty();
    }

    @Test
    void findsAFieldThatIsNotDescribed() {
        assertThat(faults(200, "application/json", ME.replace("\"subject\"", "\"age\":3,\"subject\"")))
                .singleElement()
                .asString()
                .contains("age");
    }

    @Test
    void findsARequiredFieldThatIsMissing() {
        assertThat(faults(200, "application/json", ME.replace("\"used\":1,", "")))
                .hasSize(2)
                .allMatch(fault -> fault.contains("used"));
    }

    @Test
    void findsAFieldOfAnotherType() {
        assertThat(faults(200, "application/json", ME.replaceFirst("\"left\":4", "\"left\":\"4\"")))
                .singleElement()
                .asString()
                .contains("left");
    }

    @Test
    void findsStatusesMediaTypesAndHeadersThatAreNotListed() {
        assertThat(faults(418, "application/json", ME))
                .singleElement()
                .asString()
                .contains("418");
        assertThat(faults(200, "text/plain", "hello"))
                .singleElement()
                .asString()
                .contains("text/plain");
        assertThat(answers.faults("GET", "/api/v1/me", 200, Map.of("location", List.of("/")), ""))
                .singleElement()
                .asString()
                .contains("Location");
    }

    @Test
    void findsACodeThatIsNotListed() {
        String problem = """
            {"type":"urn:codementor:problem:job-not-found","title":"t","status":401,"code":"job-not-found",
             "detail":"d","instance":"/api/v1/me"}\
            """;

        assertThat(faults(401, "application/problem+json", problem))
                .containsExactly("the problem job-not-found is not listed");
    }

    private List<String> faults(int status, String type, String body) {
        return answers.faults(
                "GET", "/api/v1/me", status, Map.of("content-type", List.of(type + ";charset=UTF-8")), body);
    }
}
