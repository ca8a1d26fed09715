package dev.codementor.api.access;

import dev.codementor.api.problems.Problems;
import dev.codementor.identity.IdentityConfiguration;
import dev.codementor.identity.TokenVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Requires a bearer token for everything under {@code /api}, and for nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorsProperties.class)
@Import(IdentityConfiguration.class)
public class AccessConfiguration {

    @Bean
    CallerTokens callerTokens(TokenVerifier people) {
        return new CallerTokens(people);
    }

    /** Observing each filter of the chain costs more than the filters themselves. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The chain is as short as possible. There is no session, no cookie, no form and no anonymous user, so filters for
     * them would only cost time. Without a cookie, a foreign page has nothing with which it could forge requests.
     */
    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, CallerTokens tokens, Problems problems, CorsProperties cors) {
        AccessProblems refusals = new AccessProblems(problems);
        lean(http.securityMatcher("/api/**"))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(bearerTokens(tokens, refusals), AuthorizationFilter.class)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        if (!cors.origins().isEmpty()) {
            UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
            source.registerCorsConfiguration("/api/**", cors.configuration());
            http.cors(browsers -> browsers.configurationSource(source));
        }
        return http.build();
    }

    /** Pages, documents and the management port: open to everybody, with the headers that other packages add. */
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

    /**
     * Tomcat has already checked the headers' characters. A second check of a long token would cost time and find
     * nothing.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /** Only this filter, because Spring's configuration of resource servers adds others. */
    private static BearerTokenAuthenticationFilter bearerTokens(CallerTokens tokens, AccessProblems refusals) {
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(tokens);
        filter.setBearerTokenResolver(new BearerHeader());
        filter.setAuthenticationEntryPoint(refusals);
        filter.setSecurityContextRepository(new NullSecurityContextRepository());
        return filter;
    }

    private static HttpSecurity lean(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .headers(Customizer.withDefaults());
    }
}
