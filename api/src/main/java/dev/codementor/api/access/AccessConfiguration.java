package dev.codementor.api.access;

import dev.codementor.api.problems.Problems;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import tools.jackson.databind.json.JsonMapper;

/** Needs a bearer token for everything under {@code /api}, and for nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OidcSettings.class, CorsSettings.class})
public class AccessConfiguration {

    @Bean(destroyMethod = "close")
    IssuerKeys issuerKeys(OidcSettings settings, JsonMapper json) {
        return new IssuerKeys(settings.issuer(), settings.timeout(), json);
    }

    @Bean
    CallerTokens callerTokens(OidcSettings settings, IssuerKeys keys, Clock clock) {
        return new CallerTokens(TokenVerification.decoder(settings, keys, clock), keys, settings, clock);
    }

    /** Observing each filter of the chain costs more than the filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The chain is as short as it can be: there is no session, no cookie, no form and no anonymous user, so the filters
     * for them would only cost time. Without a cookie there is nothing that a foreign page could forge requests with.
     */
    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, CallerTokens tokens, Problems problems, CorsSettings cors) {
        AccessProblems refusals = new AccessProblems(problems);
        lean(http.securityMatcher("/api/**"))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        if (!cors.origins().isEmpty()) {
            UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
            source.registerCorsConfiguration("/api/**", cors.configuration());
            http.cors(browsers -> browsers.configurationSource(source));
        }
        return http.build();
    }

    /** Pages, documents and the management port: open to all, with the headers that other packages contribute. */
    @Bean
    @Order(2)
    SecurityFilterChain openChain(HttpSecurity http, ObjectProvider<HeaderWriter> writers) {
        return lean(http)
                .headers(headers -> {
                    headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
                    writers.orderedStream().forEach(headers::addHeaderWriter);
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity lean(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(Customizer.withDefaults());
    }
}
