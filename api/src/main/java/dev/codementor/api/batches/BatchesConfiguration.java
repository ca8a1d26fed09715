package dev.codementor.api.batches;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.api.grading.RubricShelf;
import dev.codementor.api.jobs.OfferedModels;
import dev.codementor.api.pages.EventsAddress;
import dev.codementor.api.problems.LargerBodies;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchDispatch;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.ReviewLedger;
import dev.codementor.submissions.store.SubmissionStore;
import dev.codementor.submissions.store.SubmissionStoreConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the endpoints of batches, and what keeps batches moving. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BatchProperties.class, BatchDispatchSettings.class, SubmissionProperties.class})
@Import(SubmissionStoreConfiguration.class)
public class BatchesConfiguration {

    /** A part is on disk from its first byte. */
    private static final int IN_MEMORY = 0;

    @Bean
    BatchAccess batchAccess(BatchReader batches) {
        return new BatchAccess(batches);
    }

    @Bean
    LargerBodies uploads(BatchProperties settings) {
        return new LargerBodies(
                "POST",
                Set.of(BatchUploadController.PATH, BatchUploadController.PATH + BatchUploadController.COMPLETIONS),
                settings.maxUpload());
    }

    @Bean
    MultipartConfigElement forms(BatchProperties settings) {
        long limit = settings.maxUpload().toBytes();
        return new MultipartConfigElement("", limit, limit, IN_MEMORY);
    }

    @Bean
    BatchSweeper batchSweeper(
            BatchDispatch batches,
            BatchIntake intake,
            SubmissionStore store,
            Dispatcher dispatcher,
            LiveWorkers workers,
            BatchDispatchSettings dispatch,
            BatchProperties settings,
            MeterRegistry meters) {
        return new BatchSweeper(
                batches, intake, store, dispatcher, workers, dispatch, settings.forsakenAfter(), meters);
    }

    @Bean
    Estimates batchEstimates(BatchReader batches, LiveWorkers workers) {
        return new Estimates(batches, workers);
    }

    @Bean
    BatchViews batchViews(BatchReader batches, RubricShelf rubrics, Estimates estimates, Clock clock) {
        return new BatchViews(batches, rubrics, estimates, clock);
    }

    @Bean
    BatchUploadController batchUploadController(
            BatchIntake intake,
            SubmissionStore store,
            BatchSweeper sweeper,
            OfferedModels models,
            Estimates estimates,
            BatchViews views,
            EventsAddress events,
            BatchProperties settings,
            SubmissionProperties submissions) {
        Reception reception = new Reception(intake, store, sweeper, settings.maxUnfinished());
        return new BatchUploadController(
                new GradingDesk(reception, store, models, estimates, settings, submissions),
                new CompletionsDesk(reception, models, estimates, settings, submissions),
                views,
                events,
                settings);
    }

    @Bean
    BatchesController batchesController(
            BatchAccess access,
            BatchReader batches,
            BatchControl control,
            BatchViews views,
            BatchSweeper sweeper,
            Dispatcher dispatcher,
            EventsAddress events) {
        return new BatchesController(access, batches, control, views, sweeper, dispatcher, events);
    }

    @Bean
    ItemsController itemsController(
            BatchAccess access, BatchReader batches, ReviewLedger reviews, SubmissionStore store, RubricShelf rubrics) {
        return new ItemsController(access, new ItemViews(batches, reviews, store, rubrics));
    }

    @Bean
    RubricController rubricController(
            BatchAccess access,
            BatchReader batches,
            BatchControl control,
            SubmissionStore store,
            RubricShelf rubrics,
            BatchViews views,
            BatchSweeper sweeper,
            EventsAddress events,
            BatchProperties settings) {
        return new RubricController(
                access, batches, new RubricDesk(batches, control, store, rubrics), views, sweeper, events, settings);
    }
}
