package dev.codementor.api;

import dev.codementor.api.access.AccessConfiguration;
import dev.codementor.api.batches.BatchesConfiguration;
import dev.codementor.api.conversations.ConversationsConfiguration;
import dev.codementor.api.courses.CoursesApiConfiguration;
import dev.codementor.api.dispatch.DispatchConfiguration;
import dev.codementor.api.documents.DocumentsConfiguration;
import dev.codementor.api.feedback.FeedbackConfiguration;
import dev.codementor.api.gradebooks.GradebooksConfiguration;
import dev.codementor.api.grades.GradesConfiguration;
import dev.codementor.api.grading.GradingConfiguration;
import dev.codementor.api.jobs.JobsConfiguration;
import dev.codementor.api.me.MeConfiguration;
import dev.codementor.api.pages.PagesConfiguration;
import dev.codementor.api.problems.ProblemConfiguration;
import dev.codementor.api.receipts.ReceiptsConfiguration;
import dev.codementor.api.reviews.ReviewsConfiguration;
import dev.codementor.courses.CoursesConfiguration;
import dev.codementor.ledger.postgres.LedgerConfiguration;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The api but for the ways out of it, {@code JobQueues} and {@code LiveEvents}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AccessConfiguration.class,
    BatchesConfiguration.class,
    ConversationsConfiguration.class,
    CoursesApiConfiguration.class,
    CoursesConfiguration.class,
    DispatchConfiguration.class,
    DocumentsConfiguration.class,
    FeedbackConfiguration.class,
    GradebooksConfiguration.class,
    GradesConfiguration.class,
    GradingConfiguration.class,
    JobsConfiguration.class,
    LedgerConfiguration.class,
    MeConfiguration.class,
    PagesConfiguration.class,
    ProblemConfiguration.class,
    ReceiptsConfiguration.class,
    ReviewsConfiguration.class
})
class ApiConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
