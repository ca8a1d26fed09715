package dev.codementor.api.batches;

import dev.codementor.ledger.batches.BatchReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the access to batches. */
@Configuration(proxyBeanMethods = false)
public class BatchesConfiguration {

    @Bean
    BatchAccess batchAccess(BatchReader batches) {
        return new BatchAccess(batches);
    }
}
