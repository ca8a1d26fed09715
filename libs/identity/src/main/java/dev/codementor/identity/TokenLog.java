package dev.codementor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what is wrong with tokens, about each thing once a minute, as clients try again and again. It
 * repeats names of claims, issuers, audiences and clients, and nothing about people.
 */
final class TokenLog {

    private static final Logger log = LoggerFactory.getLogger(TokenLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 100;

    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MOST_KINDS)
            .expireAfterWrite(QUIET)
            .build();

    void refused(Refusal refusal, String hint) {
        switch (refusal) {
            // Anybody can send these, and they say nothing about our settings.
            case TOO_LARGE, MALFORMED, TYPE, ALGORITHM, SIGNATURE ->
                log.debug("action=token-refused reason={}", refusal.wireName());
            case ISSUER, AUDIENCE, CLIENT, NOT_YET_VALID, NO_EXPIRY, PERSON, EMAIL_NOT_VERIFIED, CLAIMS_ELSEWHERE -> {
                if (first(refusal.wireName())) {
                    log.warn(
                            "action=token-refused detail=\"{}\" reason={} {} next=see-docs/identity.md",
                            refusal.detail(),
                            refusal.wireName(),
                            hint);
                }
            }
        }
    }

    void coursesLeftOut(int words) {
        if (first("courses")) {
            log.info(
                    "action=courses-left-out words={} cause=\"they cannot be ids of courses\""
                            + " next=set-CODEMENTOR_OIDC_CLAIMS_COURSES_NAMES-or-_PATTERN-if-they-stand-for-courses",
                    words);
        }
    }

    void issuerAway(String cause) {
        if (first("away")) {
            log.warn(
                    "action=issuer-away cause=\"{}\" next=new-tokens-are-not-accepted-until-its-keys-can-be-fetched",
                    cause);
        }
    }

    private boolean first(String kind) {
        return told.asMap().putIfAbsent(kind, true) == null;
    }
}
