package dev.codementor.api.feedback;

import dev.codementor.ledger.FeedbackLedger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of feedback. */
@Configuration(proxyBeanMethods = false)
public class FeedbackConfiguration {

    @Bean
    FeedbackController feedbackController(FeedbackLedger feedback) {
        return new FeedbackController(feedback);
    }

    @Bean
    CourseFeedbackController courseFeedbackController(FeedbackLedger feedback) {
        return new CourseFeedbackController(feedback);
    }
}
