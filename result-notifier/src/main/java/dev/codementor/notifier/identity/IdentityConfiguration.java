package dev.codementor.notifier.identity;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Verifies the tokens of people and of services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OidcProperties.class, ServiceTrustProperties.class})
public class IdentityConfiguration {

    @Bean
    ExecutorService verificationExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("token-", 0).factory());
    }

    @Bean
    TokenVerifier people(OidcProperties oidc, Clock clock, ExecutorService verificationExecutor) {
        return new TokenVerifier(
                IssuerJwtDecoder.of(oidc.issuer(), oidc.audience(), clock), clock, verificationExecutor);
    }

    @Bean
    ServiceGate serviceGate(
            OidcProperties oidc, ServiceTrustProperties trust, Clock clock, ExecutorService verificationExecutor) {
        TokenVerifier services = new TokenVerifier(
                IssuerJwtDecoder.of(trust.issuer() == null ? oidc.issuer() : trust.issuer(), trust.audience(), clock),
                clock,
                verificationExecutor);
        return new ServiceGate(services, trust.subjects());
    }
}
