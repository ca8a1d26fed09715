package dev.codementor.api.problems;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Turns every refusal into a problem, wherever it arises. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BodyProperties.class, HeadersProperties.class})
public class ProblemConfiguration {

    @Bean
    Problems problems(JsonMapper json, MeterRegistry meters) {
        return new Problems(json, meters);
    }

    @Bean
    LedgerOutage ledgerOutage(Clock clock) {
        return new LedgerOutage(clock);
    }

    @Bean
    ProblemAdvice problemAdvice(Problems problems, LedgerOutage outage, Clock clock) {
        return new ProblemAdvice(problems, outage, clock);
    }

    @Bean
    ProblemErrorController problemErrorController(Problems problems, LedgerOutage outage) {
        return new ProblemErrorController(problems, outage);
    }

    /** Runs after the security filters, so that strangers learn nothing about limits. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(BodyProperties settings, List<LargerBodies> larger, Problems problems) {
        FilterRegistrationBean<BodyLimit> filter =
                new FilterRegistrationBean<>(new BodyLimit(settings.maxSize().toBytes(), larger, problems));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(Problems problems) {
        return (request, response, rejected) -> problems.answer(request, response, ContainerProblem.of(400));
    }

    /** Comes after Spring Boot's own customizer, which knows no upper bound. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headerLimit(HeadersProperties headers) {
        return factory -> factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxHttpRequestHeaderSize((int) headers.maxSize().toBytes());
            }
        });
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }
}
