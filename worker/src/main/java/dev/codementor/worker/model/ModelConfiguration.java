package dev.codementor.worker.model;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.telemetry.JobTraces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
        return new OllamaHttp(OllamaServer.of(properties), properties.total());
    }

    @Bean
    OllamaCatalog ollamaCatalog(OllamaHttp http) {
        return new OllamaCatalog(http);
    }

    @Bean
    ModelNotes modelNotes() {
        return new ModelNotes();
    }

    @Bean
    SpeedMeter speedMeter() {
        return new SpeedMeter();
    }

    @Bean
    ModelMeters modelMeters(MeterRegistry meters, SpeedMeter speed) {
        return new ModelMeters(meters, speed);
    }

    @Bean
    OllamaClient ollamaClient(
            OllamaHttp http,
            ModelProperties properties,
            CallWatch watch,
            JobTraces traces,
            ModelNotes notes,
            ModelMeters meters) {
        return new OllamaClient(http, properties, watch, new OllamaClient.Told(traces, notes, meters));
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
    ModelHealth modelHealthIndicator(ModelNotes notes, ModelProperties properties, MeterRegistry meters) {
        return new ModelHealth(() -> notes.of(properties.name()), meters);
    }

    @Bean
    ModelReadiness applicationAvailability(ModelHealth health) {
        return new ModelReadiness(health::isAvailable);
    }

    @Bean
    ModelTrial modelTrial(OllamaClient client, ModelNotes notes) {
        return new ModelTrial(client, notes);
    }

    @Bean
    ModelPreparation modelPreparation(
            Models models,
            OllamaCatalog catalog,
            ModelTrial trial,
            ModelProperties properties,
            List<ModelWatcher> watchers) {
        return new ModelPreparation(models, catalog, trial, properties, watchers);
    }
}
