package dev.codementor.api.batches.estimates;

import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.batches.BatchReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the estimates of batches. */
@Configuration(proxyBeanMethods = false)
public class EstimatesConfiguration {

    @Bean
    Estimates batchEstimates(BatchReader batches, LiveWorkers workers) {
        return new Estimates(batches, workers);
    }
}
