package dev.codementor.api.batches.views;

import dev.codementor.api.batches.estimates.Estimates;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.ledger.batches.BatchReader;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the views of batches. */
@Configuration(proxyBeanMethods = false)
public class BatchViewsConfiguration {

    @Bean
    BatchViews batchViews(BatchReader batches, RubricShelf rubrics, Estimates estimates, Clock clock) {
        return new BatchViews(batches, rubrics, estimates, clock);
    }
}
