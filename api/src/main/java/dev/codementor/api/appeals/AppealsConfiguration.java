package dev.codementor.api.appeals;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.BatchReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of appeals for instructors. */
@Configuration(proxyBeanMethods = false)
public class AppealsConfiguration {

    @Bean
    AppealsController appealsController(BatchAccess access, BatchReader batches, AppealLedger appeals) {
        return new AppealsController(access, batches, appeals);
    }
}
