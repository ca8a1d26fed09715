package dev.codementor.embedded.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /local/tokens}: a token for anyone, for programs on this machine. */
final class LocalTokens {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Duration USUAL = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final TokenMint mint;

    LocalTokens(TokenMint mint) {
        this.mint = mint;
    }

    /** @param expiresIn seconds from now, 1 to 30 days; 12 hours if missing */
    private record Wanted(
            @JsonProperty("subject") @Nullable String subject,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("roles") @Nullable List<String> roles,
            @JsonProperty("courses") @Nullable List<String> courses,
            @JsonProperty("expiresIn") @Nullable Long expiresIn) {

        Person person() {
            String who = Objects.requireNonNullElse(subject, "");
            return new Person(
                    who,
                    Objects.requireNonNullElse(name, who),
                    texts("roles", roles, List.of("student")),
                    texts("courses", courses, List.of()));
        }

        private static List<String> texts(String what, @Nullable List<String> given, List<String> usual) {
            List<String> texts = Objects.requireNonNullElse(given, usual);
            if (texts.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException(what + " must be texts");
            }
            return texts;
        }

        Duration validity() {
            Duration validity = expiresIn == null ? USUAL : Duration.ofSeconds(expiresIn);
            if (!validity.isPositive() || validity.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("expiresIn must be 1 to " + LONGEST.toSeconds() + " seconds");
            }
            return validity;
        }
    }

    Reply post(String body) {
        try {
            Wanted wanted = JSON.readValue(body, Wanted.class);
            return Reply.json(200, Map.of("token", mint.accessToken(wanted.person(), wanted.validity())));
        } catch (JacksonException e) {
            return Reply.problem(
                    400, "malformed", "The body must be JSON with subject, name, roles, courses, expiresIn.");
        } catch (IllegalArgumentException e) {
            return Reply.problem(400, "invalid", String.valueOf(e.getMessage()));
        }
    }
}
