package dev.codementor.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.api.fixture.Issuer;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

class CallerTokensTest {

    @Test
    void waitsForIssuerThatStartsLater() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        CallerTokens tokens = tokens(URI.create("http://127.0.0.1:" + port), null);
        String early;
        try (Issuer unstarted = Issuer.start()) {
            early = unstarted.student("ada");
        }
        assertThatThrownBy(() -> subject(tokens, early)).isInstanceOf(IssuerUnavailableException.class);

        try (Issuer issuer = Issuer.start(port)) {
            String token = issuer.student("ada");
            Awaitility.await().atMost(Duration.ofSeconds(5)).ignoreExceptions().untilAsserted(() -> assertThat(
                            subject(tokens, token))
                    .isEqualTo("ada"));
        }
    }

    @Test
    void survivesIssuerThatComesBackWithOtherKeys() {
        try (Issuer issuer = Issuer.start()) {
            CallerTokens tokens = tokens(issuer.uri(), null);
            assertThat(subject(tokens, issuer.student("before"))).isEqualTo("before");

            issuer.changeKey();
            String token = issuer.student("after");

            Awaitility.await().atMost(Duration.ofSeconds(5)).ignoreExceptions().untilAsserted(() -> assertThat(
                            subject(tokens, token))
                    .isEqualTo("after"));
        }
    }

    @Test
    void goesOnWhileIssuerIsAway() {
        CallerTokens tokens;
        String known;
        String fresh;
        try (Issuer issuer = Issuer.start()) {
            tokens = tokens(issuer.uri(), null);
            known = issuer.student("known");
            fresh = issuer.student("fresh");
            assertThat(subject(tokens, known)).isEqualTo("known");
        }

        assertThat(subject(tokens, known)).isEqualTo("known");
        assertThat(subject(tokens, fresh)).isEqualTo("fresh");
    }

    @Test
    void wantsAudienceThatIsConfigured() {
        try (Issuer issuer = Issuer.start()) {
            CallerTokens tokens = tokens(issuer.uri(), "codementor");

            String meant = issuer.sign(issuer.claims("ada")
                    .audience(List.of("other", "codementor"))
                    .build());
            String other = issuer.sign(issuer.claims("ada").audience("other").build());

            assertThat(subject(tokens, meant)).isEqualTo("ada");
            assertThatThrownBy(() -> subject(tokens, other)).isInstanceOf(InvalidBearerTokenException.class);
            assertThatThrownBy(() -> subject(tokens, issuer.student("ada")))
                    .isInstanceOf(InvalidBearerTokenException.class);
        }
    }

    private static CallerTokens tokens(URI issuer, String audience) {
        OidcSettings settings = new OidcSettings(
                issuer, audience, Duration.ofSeconds(5), Duration.ofSeconds(2), 100, Duration.ofMinutes(1));
        IssuerKeys keys = new IssuerKeys(issuer, Duration.ofSeconds(2), new JsonMapper());
        Clock clock = Clock.systemUTC();
        return new CallerTokens(TokenVerification.decoder(settings, keys, clock), keys, settings, clock);
    }

    private static String subject(CallerTokens tokens, String token) {
        return ((Caller) tokens.authenticate(new BearerTokenAuthenticationToken(token))
                        .getPrincipal())
                .subject();
    }
}
