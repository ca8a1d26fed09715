package dev.codementor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What claims mean under settings, whatever shape they have. */
class ClaimsTest {

    // ---- the person

    @ParameterizedTest
    @CsvSource({
        "sub, pairwise-1",
        "oid, 0f66",
        "preferred_username, Ada@example.edu",
        "person.login, ada",
        "https://example.edu/login, ada.b",
        "number, 12345"
    })
    void knowsPersonByTheClaimThatIsSet(String claim, String person) {
        String token = """
            {"sub":"pairwise-1","oid":"0f66","preferred_username":"Ada@example.edu","person":{"login":"ada"},
             "https://example.edu/login":"ada.b","number":12345}\
            """;

        assertThat(read(token, "PERSON", claim).subject()).isEqualTo(person);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"login\":null}",
                "{\"login\":\" \"}",
                "{\"login\":1.5}",
                "{\"login\":true}",
                "{\"login\":[\"ada\"]}",
                "{\"login\":{\"a\":\"b\"}}"
            })
    void refusesTokenWithoutPerson(String token) {
        assertThat(refusal(token, "PERSON", "login")).isEqualTo(Refusal.PERSON);
    }

    @Test
    void takesThePartOfThePersonThatThePatternAsksFor() {
        String[] settings = {"PERSON", "upn", "PERSON_PATTERN", "(.+)@example\\.edu", "PERSON_LOWER_CASE", "true"};

        assertThat(read("{\"upn\":\"Ada@example.edu\"}", settings).subject()).isEqualTo("ada");
        assertThat(refusal("{\"upn\":\"ada@example.edu.evil.test\"}", settings)).isEqualTo(Refusal.PERSON);
        assertThat(refusal("{\"upn\":\"ada@other.test\"}", settings)).isEqualTo(Refusal.PERSON);
        assertThat(read("{\"upn\":\"ada7\"}", "PERSON", "upn", "PERSON_PATTERN", "[a-z]+\\d")
                        .subject())
                .isEqualTo("ada7");
    }

    @Test
    void knowsNobodyByAnEmailThatIsNotVerified() {
        assertThat(refusal("{\"email\":\"ada@example.edu\",\"email_verified\":false}", "PERSON", "email"))
                .isEqualTo(Refusal.EMAIL_NOT_VERIFIED);
        assertThat(refusal("{\"email\":\"ada@example.edu\",\"email_verified\":\"false\"}", "PERSON", "email"))
                .isEqualTo(Refusal.EMAIL_NOT_VERIFIED);
        assertThat(read("{\"email\":\"ada@example.edu\",\"email_verified\":true}", "PERSON", "email")
                        .subject())
                .isEqualTo("ada@example.edu");
        // Entra has no such claim, and its administrators set addresses.
        assertThat(read("{\"email\":\"ada@example.edu\"}", "PERSON", "email").subject())
                .isEqualTo("ada@example.edu");
    }

    @Test
    void addressesPersonByNameIfThereIsOne() {
        assertThat(read("{\"sub\":\"1\",\"name\":\"Ada Byron\"}").name()).isEqualTo("Ada Byron");
        for (String name :
                new String[] {"", ",\"name\":null", ",\"name\":5", ",\"name\":\" \"", ",\"name\":[\"Ada\"]"}) {
            assertThat(read("{\"sub\":\"1\"" + name + "}").name()).isEqualTo("1");
        }
        assertThat(read("{\"sub\":\"1\",\"given_name\":\"Ada\"}", "NAME", "given_name")
                        .name())
                .isEqualTo("Ada");
    }

    @Test
    void keepsNamesThatPagesCanShow() {
        assertThat(read("{\"sub\":\"1\",\"name\":\"half \\ud83d\\u0000\"}").name())
                .isEqualTo("half ? ");
        assertThat(read("{\"sub\":\"1\",\"name\":\"" + "x".repeat(10_000) + "\"}")
                        .name())
                .hasSize(200);
        assertThat(read("{\"sub\":\"1\",\"name\":\"" + "😀".repeat(150) + "\"}").name())
                .isEqualTo("😀".repeat(100));
    }

    // ---- roles and courses

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cs101\"",
                "[\"cs101\"]",
                "[\"cs101\",\"cs101\"]",
                "[null,\"cs101\",7,true,{\"a\":1},[\"cs103\"],\"\"]"
            })
    void readsCoursesFromTextOrList(String courses) {
        assertThat(read("{\"sub\":\"1\",\"courses\":%s}".formatted(courses)).courses())
                .containsExactly("cs101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"cs101 cs102\"", "\"cs101, cs102\"", "\"cs101,cs102\"", "\" cs101\\ncs102 \""})
    void splitsOneTextAtBlanksAndCommas(String courses) {
        assertThat(read("{\"sub\":\"1\",\"courses\":%s}".formatted(courses)).courses())
                .containsExactlyInAnyOrder("cs101", "cs102");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"courses\":null",
                ",\"courses\":7",
                ",\"courses\":{}",
                ",\"courses\":[]",
                ",\"courses\":\"\""
            })
    void knowsNoCourseFromAnythingElse(String courses) {
        assertThat(read("{\"sub\":\"1\"" + courses + "}").courses()).isEmpty();
    }

    @Test
    void leavesOutWhatCannotBeTheIdOfACourse() {
        assertThat(read("{\"sub\":\"1\",\"courses\":[\"/cs101\",\"cs 102\",\"cs103\",\"a\\u0000\",\"%s\"]}"
                                .formatted("x".repeat(65)))
                        .courses())
                .containsExactly("cs103");
    }

    @Test
    void leavesOutRolesThatMeanNothingHere() {
        assertThat(read("{\"sub\":\"1\",\"roles\":[\"student\",\"offline_access\",\"operator-read\",\"admin\"]}")
                        .roles())
                .containsExactlyInAnyOrder("student", "operator-read");
    }

    @Test
    void followsPathsIntoObjectsAndNamesWithDots() {
        String token = """
            {"sub":"1","realm_access":{"roles":["instructor"]},
             "resource_access":{"my.client":{"roles":["operator"]}},
             "https://example.edu/claims":{"courses":["cs101"]},"a.b":{"c.d":"cs102"}}\
            """;

        assertThat(read(token, "ROLES_FROM", "realm_access.roles").roles()).containsExactly("instructor");
        assertThat(read(token, "ROLES_FROM", "realm_access.roles,resource_access.my.client.roles")
                        .roles())
                .containsExactlyInAnyOrder("instructor", "operator");
        assertThat(read(token, "COURSES_FROM", "https://example.edu/claims.courses, a.b.c.d")
                        .courses())
                .containsExactlyInAnyOrder("cs101", "cs102");
        assertThat(read(token, "ROLES_FROM", "realm_access").roles()).isEmpty();
        assertThat(read(token, "ROLES_FROM", "realm_access.roles.x").roles()).isEmpty();
    }

    @Test
    void givesTheIssuersWordsOurNames() {
        String token = "{\"sub\":\"1\",\"roles\":[\"Lecturer\",\"student\"],\"courses\":[\"/cs101\",\"g=2\",\"cs9\"]}";
        Caller caller = read(
                token,
                "ROLES_NAMES",
                "Lecturer=instructor,Lecturer=operator-read",
                "COURSES_NAMES",
                "/cs101=cs101, g=2=cs102, unused=cs103");

        assertThat(caller.roles())
                .as("only what has a name counts")
                .containsExactlyInAnyOrder("instructor", "operator-read");
        assertThat(caller.courses()).containsExactlyInAnyOrder("cs101", "cs102");
    }

    @Test
    void takesThePartOfAWordThatThePatternAsksFor() {
        String token =
                "{\"sub\":\"1\",\"courses\":[\"/cs101\",\"/teaching/cs102\",\"/staff\",\"/teaching/old/cs1\",\"special\"]}";

        assertThat(read(token, "COURSES_PATTERN", "/(?:teaching/)?(cs\\d+)", "COURSES_NAMES", "special=cs7")
                        .courses())
                .containsExactlyInAnyOrder("cs101", "cs102", "cs7");
    }

    @Test
    void readsOneTextThatHasAName() {
        assertThat(read(
                                "{\"sub\":\"1\",\"courses\":\"Computer Science, first year\"}",
                                "COURSES_NAMES",
                                "x=y,Computer Science=cs")
                        .courses())
                .isEmpty();
        assertThat(read(
                                "{\"sub\":\"1\",\"courses\":\"Computer Science 1\"}",
                                "COURSES_NAMES",
                                "Computer Science 1=cs101")
                        .courses())
                .containsExactly("cs101");
    }

    @Test
    void readsHundredsOfGroups() {
        String groups = IntStream.range(0, 500)
                .mapToObj("\"%08d-0000-0000-0000-000000000000\""::formatted)
                .collect(Collectors.joining(","));
        assertThat(read(
                                "{\"sub\":\"1\",\"groups\":[" + groups + "]}",
                                "COURSES_FROM",
                                "groups",
                                "COURSES_NAMES",
                                "00000499-0000-0000-0000-000000000000=cs101,00000007-0000-0000-0000-000000000000=cs102")
                        .courses())
                .containsExactlyInAnyOrder("cs101", "cs102");
    }

    // ---- claims that the issuer keeps to itself

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"1\",\"_claim_names\":{\"groups\":\"src1\"},\"_claim_sources\":{\"src1\":{\"endpoint\":\"https://graph.example\"}}}",
                "{\"sub\":\"1\",\"hasgroups\":true}"
            })
    void takesGroupsThatAreElsewhereForNoEmptyList(String token) {
        assertThat(refusal(token, "COURSES_FROM", "groups")).isEqualTo(Refusal.CLAIMS_ELSEWHERE);
        assertThat(refusal(token, "ROLES_FROM", "roles,groups")).isEqualTo(Refusal.CLAIMS_ELSEWHERE);
        assertThat(read(token).courses()).as("nobody asks for groups").isEmpty();
    }

    @Test
    void readsGroupsThatAreThereWhateverElseIsSaid() {
        assertThat(read(
                                "{\"sub\":\"1\",\"groups\":[\"cs101\"],\"hasgroups\":true,\"_claim_names\":7}",
                                "COURSES_FROM",
                                "groups")
                        .courses())
                .containsExactly("cs101");
    }

    private static Caller read(String token, String... settings) {
        try {
            return claims(settings).read(JSONObjectUtils.parse(token));
        } catch (RefusedException | ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Refusal refusal(String token, String... settings) {
        try {
            Caller caller = claims(settings).read(JSONObjectUtils.parse(token));
            throw new AssertionError("was accepted: " + caller);
        } catch (RefusedException e) {
            return e.refusal();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static CallerClaims claims(String... settings) {
        Map<String, Object> environment = new LinkedHashMap<>(Map.of("CODEMENTOR_OIDC_ISSUER", "https://id.example"));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("CODEMENTOR_OIDC_CLAIMS_" + settings[i], settings[i + 1]);
        }
        return new CallerClaims(Settings.of(environment).claims(), new TokenLog());
    }
}
