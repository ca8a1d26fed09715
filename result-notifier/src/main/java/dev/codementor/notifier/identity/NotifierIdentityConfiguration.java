package dev.codementor.notifier.identity;

import dev.codementor.identity.IdentityConfiguration;
import dev.codementor.identity.OidcProperties;
import dev.codementor.identity.TokenVerifier;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Verifies the tokens of people and of services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceTrustProperties.class)
@Import(IdentityConfiguration.class)
public class NotifierIdentityConfiguration {

    @Bean
    ExecutorService verificationExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("token-", 0).factory());
    }

    @Bean
    Identities identities(@Qualifier("people") TokenVerifier people, ExecutorService verificationExecutor) {
        return new Identities(people, verificationExecutor);
    }

    @Bean
    TokenVerifier services(OidcProperties oidc, ServiceTrustProperties trust, Clock clock) {
        return new TokenVerifier(oidc.forServices(trust.issuer(), trust.keysUrl(), trust.audience()), clock);
    }

    @Bean
    ServiceGate serviceGate(
            @Qualifier("services") TokenVerifier services,
            ServiceTrustProperties trust,
            ExecutorService verificationExecutor) {
        return new ServiceGate(new Identities(services, verificationExecutor), trust.subjects());
    }
}
