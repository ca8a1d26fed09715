package dev.codementor.identity;

/** Why a token is not accepted. Names are stable; docs/identity.md says what to do about each. */
public enum Refusal {
    /** Longer than {@code codementor.oidc.largest-token}. */
    TOO_LARGE(
            "token-too-large",
            "The token is too large. Ask for a token with fewer groups or roles, or let an administrator raise the"
                    + " limits (see docs/identity.md)."),
    /** No signed JWT, or a registered claim has a type that it must not have. */
    MALFORMED("malformed", "The token is not a signed JWT with well-formed claims."),
    /** Its header says that it is another kind of token, such as a logout token. */
    TYPE("type", "The token is a JWT of a type that is not for this purpose."),
    /** Not signed with RS256 to RS512, PS256 to PS512 or ES256 to ES512. */
    ALGORITHM("algorithm", "The token is signed with an algorithm that is not accepted."),
    /** Not signed with any of the issuer's keys. */
    SIGNATURE("signature", "The token is not signed with a key of the issuer."),
    /** {@code iss} is none of those that are configured. */
    ISSUER("issuer", "The token names another issuer."),
    /** {@code aud} names none of the audiences that are configured. */
    AUDIENCE("audience", "The token is meant for another audience."),
    /** It was issued to none of the clients that are configured. */
    CLIENT("client", "The token was issued to a client that is not accepted."),
    /** {@code nbf} is further ahead than the clock skew allows. */
    NOT_YET_VALID("not-yet-valid", "The token is not valid yet; check the clocks."),
    /** There is no {@code exp}: such a token could not be taken back. */
    NO_EXPIRY("no-expiry", "The token never expires, and such tokens are not accepted."),
    /** The claim that names a person is missing, or not a text of 1 to 200 characters that may name a person. */
    PERSON("person", "The token does not say who the person is in the claim that is configured for it."),
    /** Persons are known by {@code email}, and the issuer has not verified it. */
    EMAIL_NOT_VERIFIED("email-not-verified", "The issuer has not verified the person's e-mail address."),
    /** The issuer left out the claim with roles or courses, as there are too many groups (Entra's overage). */
    CLAIMS_ELSEWHERE(
            "claims-elsewhere",
            "The issuer left the groups out of the token, as there are too many. Let an administrator limit them to"
                    + " those assigned to the application (see docs/identity.md).");

    private final String wireName;
    private final String detail;

    Refusal(String wireName, String detail) {
        this.wireName = wireName;
        this.detail = detail;
    }

    /** As it stands in answers and logs. */
    public String wireName() {
        return wireName;
    }

    /** For people; repeats nothing of the token. */
    public String detail() {
        return detail;
    }
}
