package dev.codementor.api.batches.dispatch;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.chores.Chores;
import dev.codementor.fleet.DispatchWindow;
import dev.codementor.ledger.batches.BatchDispatch;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the parts that keep batches moving. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchDispatchProperties.class)
public class BatchDispatchConfiguration {

    @Bean
    BatchSweeper batchSweeper(
            BatchDispatch batches,
            Dispatcher dispatcher,
            DispatchWindow window,
            BatchDispatchProperties properties,
            MeterRegistry meters) {
        return new BatchSweeper(batches, dispatcher, window, properties, meters);
    }

    @Bean
    Chores batchSweeping(BatchSweeper sweeper) {
        return sweeper.chores();
    }
}
