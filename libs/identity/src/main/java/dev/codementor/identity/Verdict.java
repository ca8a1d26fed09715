package dev.codementor.identity;

import java.time.Instant;

/** What came of looking at a token. */
public sealed interface Verdict {

    /**
     * It is good.
     *
     * @param until when it stops being good: its expiry and the clock skew that is allowed
     */
    record Good(Caller caller, Instant until) implements Verdict {}

    /** It was good once. */
    record Expired() implements Verdict {}

    /** It is not accepted here, and will not be later. */
    record Refused(Refusal refusal) implements Verdict {}

    /** The issuer's keys cannot be fetched now, so nobody knows. */
    record IssuerAway() implements Verdict {}
}
