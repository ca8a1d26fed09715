package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.dispatch.BatchSweeper;
import dev.codementor.api.batches.estimates.Estimates;
import dev.codementor.api.batches.views.BatchViews;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.api.jobs.OfferedModels;
import dev.codementor.api.problems.LargerBodies;
import dev.codementor.api.refusals.Refusals;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.submissions.SubmissionStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.MultipartConfigElement;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the uploads of batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BatchProperties.class, SubmissionProperties.class})
public class UploadConfiguration {

    /** A part is written to disk from its first byte. */
    private static final int IN_MEMORY = 0;

    @Bean
    LargerBodies uploads(BatchProperties properties) {
        return new LargerBodies(
                "POST",
                Set.of(BatchUploadController.PATH, BatchUploadController.PATH + BatchUploadController.COMPLETIONS),
                properties.maxUpload());
    }

    @Bean
    MultipartConfigElement forms(BatchProperties properties) {
        long limit = properties.maxUpload().toBytes();
        return new MultipartConfigElement("", limit, limit, IN_MEMORY);
    }

    @Bean
    DiscardedUploads discardedUploads(BatchIntake intake, SubmissionStore store) {
        return new DiscardedUploads(intake, store);
    }

    /** Has its own thread, because a slow store must not delay batches. */
    @Bean
    Chores uploadDiscarding(DiscardedUploads discarded, BatchProperties properties, MeterRegistry meters) {
        return Chores.oneAfterAnother("uploads", meters, List.of(discarded.chore(properties.forsakenAfter())));
    }

    @Bean
    BatchUploadController batchUploadController(
            BatchIntake intake,
            SubmissionStore store,
            DiscardedUploads discarded,
            BatchSweeper sweeper,
            Refusals refusals,
            OfferedModels models,
            Estimates estimates,
            BatchViews views,
            EventsAddress events,
            BatchProperties properties,
            SubmissionProperties submissions) {
        Reception reception = new Reception(intake, store, discarded, sweeper, refusals, properties.maxUnfinished());
        return new BatchUploadController(
                new GradingDesk(reception, store, models, estimates, properties, submissions),
                new CompletionsDesk(reception, models, estimates, properties, submissions),
                views,
                events,
                properties);
    }
}
