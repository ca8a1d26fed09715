package dev.codementor.api.grades;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.grading.RubricShelf;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.ReviewLedger;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of released grades and of appeals. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AppealProperties.class)
public class GradesConfiguration {

    @Bean
    GradesController gradesController(
            BatchReader batches, RubricShelf rubrics, ReviewLedger reviews, AppealProperties settings) {
        return new GradesController(new GradeShelf(batches, rubrics), reviews, settings);
    }

    @Bean
    AppealsController appealsController(BatchAccess access, BatchReader batches, ReviewLedger reviews) {
        return new AppealsController(access, batches, reviews);
    }
}
