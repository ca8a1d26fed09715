package dev.codementor.identity;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives an application the {@link TokenVerifier} of people's tokens; to be imported by those that let people in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcProperties.class)
public class IdentityConfiguration {

    @Bean
    TokenVerifier people(OidcProperties oidc, Clock clock) {
        return new TokenVerifier(oidc, clock);
    }
}
