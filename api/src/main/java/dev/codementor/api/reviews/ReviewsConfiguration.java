package dev.codementor.api.reviews;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.ReviewLedger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of reviews and of the release. */
@Configuration(proxyBeanMethods = false)
public class ReviewsConfiguration {

    @Bean
    ReviewsController reviewsController(BatchAccess access, ReviewLedger reviews, RubricShelf rubrics) {
        return new ReviewsController(access, new ReviewDesk(access, rubrics, reviews), reviews, rubrics);
    }

    @Bean
    ReleaseController releaseController(
            BatchAccess access, BatchReader batches, BatchControl control, RubricShelf rubrics) {
        return new ReleaseController(access, new ReleaseDesk(batches, control), batches, rubrics);
    }
}
