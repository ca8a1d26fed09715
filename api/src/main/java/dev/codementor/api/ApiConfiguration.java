package dev.codementor.api;

import dev.codementor.api.access.AccessConfiguration;
import dev.codementor.api.appeals.AppealsConfiguration;
import dev.codementor.api.backlog.BacklogConfiguration;
import dev.codementor.api.batches.BatchesConfiguration;
import dev.codementor.api.batches.control.ControlConfiguration;
import dev.codementor.api.batches.dispatch.BatchDispatchConfiguration;
import dev.codementor.api.batches.estimates.EstimatesConfiguration;
import dev.codementor.api.batches.items.ItemsConfiguration;
import dev.codementor.api.batches.rubrics.RubricsConfiguration;
import dev.codementor.api.batches.upload.UploadConfiguration;
import dev.codementor.api.batches.views.BatchViewsConfiguration;
import dev.codementor.api.conversations.ConversationsConfiguration;
import dev.codementor.api.courses.CoursesApiConfiguration;
import dev.codementor.api.dispatch.DispatchConfiguration;
import dev.codementor.api.documents.DocumentsConfiguration;
import dev.codementor.api.events.EventsConfiguration;
import dev.codementor.api.feedback.FeedbackConfiguration;
import dev.codementor.api.grades.GradesConfiguration;
import dev.codementor.api.jobs.JobsConfiguration;
import dev.codementor.api.json.JsonConfiguration;
import dev.codementor.api.me.MeConfiguration;
import dev.codementor.api.operations.OperationsConfiguration;
import dev.codementor.api.pages.PagesConfiguration;
import dev.codementor.api.problems.ProblemConfiguration;
import dev.codementor.api.receipts.ReceiptsConfiguration;
import dev.codementor.api.refusals.RefusalsConfiguration;
import dev.codementor.api.released.ReleasedConfiguration;
import dev.codementor.api.results.ResultsConfiguration;
import dev.codementor.api.reviews.ReviewsConfiguration;
import dev.codementor.courses.CoursesConfiguration;
import dev.codementor.fleet.FleetConfiguration;
import dev.codementor.ledger.postgres.LedgerConfiguration;
import dev.codementor.settings.ManagementProperties;
import dev.codementor.submissions.SubmissionStoreConfiguration;
import dev.codementor.telemetry.TelemetryConfiguration;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** All of the api except its outlets, {@code JobQueues} and {@code LiveEvents}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({ApiProperties.class, ManagementProperties.class})
@Import({
    AccessConfiguration.class,
    AppealsConfiguration.class,
    BacklogConfiguration.class,
    BatchDispatchConfiguration.class,
    BatchViewsConfiguration.class,
    BatchesConfiguration.class,
    ControlConfiguration.class,
    ConversationsConfiguration.class,
    CoursesApiConfiguration.class,
    CoursesConfiguration.class,
    DispatchConfiguration.class,
    DocumentsConfiguration.class,
    EstimatesConfiguration.class,
    EventsConfiguration.class,
    FeedbackConfiguration.class,
    FleetConfiguration.class,
    TelemetryConfiguration.class,
    GradesConfiguration.class,
    ItemsConfiguration.class,
    JobsConfiguration.class,
    JsonConfiguration.class,
    LedgerConfiguration.class,
    MeConfiguration.class,
    OperationsConfiguration.class,
    PagesConfiguration.class,
    ProblemConfiguration.class,
    ReceiptsConfiguration.class,
    RefusalsConfiguration.class,
    ReleasedConfiguration.class,
    ResultsConfiguration.class,
    ReviewsConfiguration.class,
    RubricsConfiguration.class,
    SubmissionStoreConfiguration.class,
    UploadConfiguration.class
})
class ApiConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
