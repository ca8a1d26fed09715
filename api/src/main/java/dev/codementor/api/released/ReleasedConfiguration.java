package dev.codementor.api.released;

import dev.codementor.api.grades.RubricShelf;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.BatchReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of released grades. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AppealProperties.class)
public class ReleasedConfiguration {

    @Bean
    GradesController gradesController(
            BatchReader batches, RubricShelf rubrics, AppealLedger appeals, AppealProperties settings) {
        return new GradesController(new GradeShelf(batches, rubrics), appeals, settings);
    }
}
