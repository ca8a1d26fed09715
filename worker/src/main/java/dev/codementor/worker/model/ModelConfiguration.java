package dev.codementor.worker.model;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model server and what watches it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelProperties.class)
public class ModelConfiguration {

    private static final long LOOK_MILLIS = 100;

    @Bean
    OllamaHttp ollamaHttp(ModelProperties properties) {
        return new OllamaHttp(OllamaAddress.parse(properties.server()), properties.total());
    }

    @Bean
    OllamaCatalog ollamaCatalog(OllamaHttp http) {
        return new OllamaCatalog(http);
    }

    @Bean
    OllamaClient ollamaClient(OllamaHttp http, ModelProperties properties, CallWatch watch) {
        return new OllamaClient(http, properties, watch);
    }

    @Bean
    CallWatch callWatch(ModelProperties properties) {
        return new CallWatch(properties);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService callWatchTimer(CallWatch watch) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("model-call-watch").factory());
        timer.scheduleWithFixedDelay(watch::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return timer;
    }

    @Bean
    Models models(OllamaCatalog catalog, ModelProperties properties) {
        return new Models(catalog, properties.name());
    }

    @Bean
    ModelHealth modelHealthIndicator(ApplicationContext context) {
        return new ModelHealth(context);
    }

    @Bean
    ModelPreparation modelPreparation(
            Models models,
            OllamaCatalog catalog,
            ModelProperties properties,
            OllamaHttp http,
            List<ModelWatcher> watchers) {
        return new ModelPreparation(models, catalog, properties, http.server(), watchers);
    }
}
