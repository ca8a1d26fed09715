package dev.codementor.worker.model;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.telemetry.JobTraces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model server and the parts that watch it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelProperties.class)
public class ModelConfiguration {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int WATCH_PHASE = 0;

    @Bean
    OllamaHttp ollamaHttp(ModelProperties properties) {
        return new OllamaHttp(OllamaAddress.parse(properties.server()), properties.total());
    }

    @Bean
    OllamaCatalog ollamaCatalog(OllamaHttp http) {
        return new OllamaCatalog(http);
    }

    @Bean
    OllamaClient ollamaClient(OllamaHttp http, ModelProperties properties, CallWatch watch, JobTraces traces) {
        return new OllamaClient(http, properties, watch, traces);
    }

    @Bean
    CallWatch callWatch(ModelProperties properties) {
        return new CallWatch(properties);
    }

    /** Goes on while running jobs are drained. */
    @Bean
    Chores modelCallWatching(CallWatch watch, MeterRegistry meters) {
        return Chores.oneAfterAnother(
                        "model-call-watch",
                        meters,
                        List.of(Chore.repeating("model-call-watch", LOOK_EVERY, watch::look)))
                .inPhase(WATCH_PHASE);
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
