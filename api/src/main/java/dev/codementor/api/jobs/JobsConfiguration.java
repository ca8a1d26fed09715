package dev.codementor.api.jobs;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.api.pages.EventsAddress;
import dev.codementor.ledger.FeedbackLedger;
import dev.codementor.ledger.JobIntake;
import dev.codementor.ledger.JobReader;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Wires the jobs' endpoints. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({JobProperties.class, QuotaProperties.class})
public class JobsConfiguration {

    @Bean
    OfferedModels offeredModels(JobProperties jobs, LiveWorkers workers) {
        return new OfferedModels(jobs.models(), workers);
    }

    @Bean
    JobsController jobsController(
            JobProperties jobs,
            OfferedModels models,
            QuotaProperties quota,
            JobIntake intake,
            JobReader reader,
            FeedbackLedger feedback,
            Dispatcher dispatcher,
            LiveWorkers workers,
            EventsAddress events,
            Clock clock) {
        return new JobsController(
                new PromptRules(jobs, models),
                new PromptDesk(intake, reader, dispatcher, quota.quota(), jobs.timeToLive()),
                new JobViews(reader, feedback, new StartEstimate(workers, reader, clock), workers),
                intake,
                dispatcher,
                events);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer wholeAnswers(JsonMapper json) {
        return converters -> converters.withJsonConverter(new WholeJsonConverter(json));
    }

    /** Takes nothing for granted in a body: a misspelt field or a number for a text is a mistake to be told. */
    @Bean
    JsonMapperBuilderCustomizer strictBodies() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Boolean, flags -> flags.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail));
    }
}
