package dev.codementor.identity;

import dev.codementor.contract.BatchId;
import dev.codementor.contract.SafeName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from a verified token's claims who somebody is. */
final class CallerClaims {

    private static final int LONGEST = 200;

    private final ClaimsProperties properties;
    private final ClaimPath person;
    private final ClaimPath name;
    private final ClaimWords roles;
    private final ClaimWords courses;
    private final TokenLog log;

    CallerClaims(ClaimsProperties properties, TokenLog log) {
        this.properties = properties;
        this.person = new ClaimPath(properties.person());
        this.name = new ClaimPath(properties.name());
        this.roles = new ClaimWords(properties.roles());
        this.courses = new ClaimWords(properties.courses());
        this.log = log;
    }

    Caller read(Map<String, Object> claims) throws RefusedException {
        String subject = person(claims);
        return new Caller(
                subject,
                name.find(claims)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(text -> !text.isBlank())
                        .map(CallerClaims::presentable)
                        .orElse(subject),
                roles.read(claims).stream().filter(Caller.ROLES::contains).collect(Collectors.toSet()),
                courses(claims));
    }

    private String person(Map<String, Object> claims) throws RefusedException {
        String text =
                switch (person.find(claims).orElse("")) {
                    case String words -> words;
                    // Some issuers have numbers for students.
                    case Long number -> number.toString();
                    default -> "";
                };
        if (text.isBlank()) {
            throw new RefusedException(Refusal.PERSON, "claim=" + person.text() + " found=nothing");
        }
        if (person.text().equals("email") && isFalse(claims.get("email_verified"))) {
            throw new RefusedException(Refusal.EMAIL_NOT_VERIFIED);
        }
        String subject = text;
        Pattern pattern = properties.personPattern();
        if (pattern != null) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) {
                throw new RefusedException(Refusal.PERSON, "claim=" + person.text() + " found=not-like-the-pattern");
            }
            subject = matcher.groupCount() == 0 || matcher.group(1) == null ? text : matcher.group(1);
        }
        if (properties.personLowerCase()) {
            subject = subject.toLowerCase(Locale.ROOT);
        }
        if (!mayNamePerson(subject)) {
            throw new RefusedException(Refusal.PERSON, "claim=" + person.text() + " found=not-a-name");
        }
        return subject;
    }

    private static boolean mayNamePerson(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                // Neither can be stored.
                && text.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                // Somebody with such a name would own the batch's jobs.
                && BatchId.ofJobOwner(text).isEmpty();
    }

    /** Only what can be the id of a course, as nobody can ask in another one, and pages would show it. */
    private Set<String> courses(Map<String, Object> claims) throws RefusedException {
        Set<String> words = courses.read(claims);
        Set<String> ids = words.stream()
                .filter(word -> SafeName.matches(word, SafeName.LONGEST_COURSE))
                .collect(Collectors.toSet());
        if (ids.size() < words.size()) {
            log.coursesLeftOut(words.size() - ids.size());
        }
        return ids;
    }

    private static boolean isFalse(@Nullable Object claim) {
        return Boolean.FALSE.equals(claim) || "false".equals(claim);
    }

    /** Half characters cannot be written as JSON, and what is too long for a page is not read there. */
    private static String presentable(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', ' ');
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, Math.min(LONGEST, whole.codePointCount(0, LONGEST))));
    }
}
