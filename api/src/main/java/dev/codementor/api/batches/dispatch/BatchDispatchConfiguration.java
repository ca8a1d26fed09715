package dev.codementor.api.batches.dispatch;

import dev.codementor.api.dispatch.Chore;
import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.ledger.batches.BatchDispatch;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what keeps batches moving. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchDispatchSettings.class)
public class BatchDispatchConfiguration {

    /** @param discardUploads is done beside it, as batches begin as uploads */
    @Bean
    BatchSweeper batchSweeper(
            BatchDispatch batches,
            Dispatcher dispatcher,
            LiveWorkers workers,
            BatchDispatchSettings settings,
            @Qualifier("discardUploads") Chore discardUploads,
            MeterRegistry meters) {
        return new BatchSweeper(batches, dispatcher, workers, settings, discardUploads, meters);
    }
}
