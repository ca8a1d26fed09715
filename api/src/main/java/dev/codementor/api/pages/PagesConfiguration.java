package dev.codementor.api.pages;

import dev.codementor.api.events.EventsAddress;
import dev.codementor.fleet.LiveWorkers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.header.HeaderWriter;

/** Wires the pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageProperties.class)
public class PagesConfiguration {

    @Bean
    PageConfigController pageConfigController(EventsAddress events, PageProperties settings, LiveWorkers workers) {
        return new PageConfigController(events, settings, workers);
    }

    @Bean
    PageAssets pageAssets() {
        return PageAssets.load();
    }

    @Bean
    PageController pageController(PageAssets assets) {
        return new PageController(assets);
    }

    @Bean
    HeaderWriter pagePolicy(EventsAddress events, PageProperties settings, PageAssets assets) {
        return new PagePolicy(events, settings, assets);
    }
}
