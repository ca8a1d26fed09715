package dev.codementor.api.grades;

import dev.codementor.ledger.batches.BatchReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the parts that the endpoints of batches, reviews and grades share. */
@Configuration(proxyBeanMethods = false)
public class GradesConfiguration {

    @Bean
    RubricShelf rubricShelf(BatchReader batches) {
        return new RubricShelf(batches);
    }
}
