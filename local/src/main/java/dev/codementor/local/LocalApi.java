package dev.codementor.local;

import dev.codementor.embedded.issuer.EmbeddedIssuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The part that only {@code local} adds to the api: tokens for any name. */
@Configuration(proxyBeanMethods = false)
class LocalApi {

    private static final Duration VALIDITY = Duration.ofHours(12);

    /** The metrics of all parts, where Spring Boot would show only those of the api. */
    @Bean
    AllMeters allMeters(PartMeters meters) {
        return new AllMeters(meters);
    }

    @Bean
    @Order(0)
    SecurityFilterChain localTokensChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/local/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/local/tokens")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @RestController
    static class Tokens {

        private final EmbeddedIssuer issuer;

        Tokens(EmbeddedIssuer issuer) {
            this.issuer = issuer;
        }

        @PostMapping("/local/tokens")
        Map<String, String> create(@RequestBody Wanted wanted) {
            return Map.of(
                    "token",
                    issuer.token(
                            wanted.subject(),
                            wanted.roles() == null ? List.of("student") : wanted.roles(),
                            wanted.courses() == null ? List.of() : wanted.courses(),
                            VALIDITY));
        }
    }

    @WebEndpoint(id = "prometheus")
    static class AllMeters {

        private final PartMeters meters;

        AllMeters(PartMeters meters) {
            this.meters = meters;
        }

        @ReadOperation(produces = "text/plain;version=0.0.4;charset=utf-8")
        String scrape() {
            return meters.scrape();
        }
    }

    record Wanted(
            String subject,
            @Nullable List<String> roles,
            @Nullable List<String> courses) {}
}
