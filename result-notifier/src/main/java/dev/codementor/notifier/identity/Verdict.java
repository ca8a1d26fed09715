package dev.codementor.notifier.identity;

import java.time.Instant;
import java.util.Set;

/** What came of looking at a token. */
public sealed interface Verdict {

    /**
     * It is good.
     *
     * @param subject who it was issued to
     * @param roles what they may do
     * @param courses where they may do it
     * @param until when it expires
     */
    record Good(String subject, Set<String> roles, Set<String> courses, Instant until) implements Verdict {

        /** Whether they teach the course. */
        public boolean teaches(String course) {
            return roles.contains("instructor") && courses.contains(course);
        }
    }

    /** It was good once. */
    record Expired() implements Verdict {}

    /** It is no token, or not one of an issuer that is trusted here. */
    record Bad() implements Verdict {}

    /** The issuer cannot be asked for its keys, so that nobody knows. */
    record Unknown() implements Verdict {}
}
