package dev.codementor.identity;

import dev.codementor.contract.SafeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a token's claims mean. A claim is named as it stands in the token, or by a path with dots into an object, such as
 * {@code realm_access.roles}; a name that contains dots itself, such as {@code https://example.edu/roles}, is found too.
 *
 * @param person the claim that names a person: what jobs and grades belong to, and what rosters are matched with. Default
 *     {@code sub}. Changing it later makes everybody a new person: see docs/identity.md
 * @param personPattern a regular expression that the whole claim must match; what its first group matched is the
 *     person, such as {@code (.+)@example\.edu}. Whoever does not match it is refused. None by default
 * @param personLowerCase whether capital letters in it count as small ones; default false
 * @param name the claim that says how to address the person; default {@code name}. Without it, it is the person
 * @param roles of {@code student}, {@code instructor}, {@code operator}, {@code operator-read} and {@code service}
 * @param courses whose member the person is
 */
public record ClaimsProperties(
        @DefaultValue("sub") @NotBlank String person,
        @Nullable Pattern personPattern,
        @DefaultValue("false") boolean personLowerCase,
        @DefaultValue("name") @NotBlank String name,
        @DefaultValue @Valid WordsProperties roles,
        @DefaultValue @Valid WordsProperties courses) {

    public ClaimsProperties {
        roles = roles.orFrom("roles");
        courses = courses.orFrom("courses");
        personPattern = WordsProperties.filled(personPattern);
        roles.requireOurs(
                Caller.ROLES::contains,
                "one of the roles " + Caller.ROLES.stream().sorted().toList());
        courses.requireOurs(
                word -> SafeName.matches(word, SafeName.LONGEST_COURSE),
                "the id of a course: 1 to 64 letters, digits, '.', '_' or '-', with a letter or digit first");
    }

    /** As they are read when nothing is set. */
    public static ClaimsProperties usual() {
        WordsProperties plain = new WordsProperties(List.of(), List.of(), null);
        return new ClaimsProperties("sub", null, false, "name", plain, plain);
    }

    ClaimsProperties forServices() {
        return new ClaimsProperties(
                "sub", null, false, name, roles, new WordsProperties(List.of("courses"), List.of(), null));
    }
}
