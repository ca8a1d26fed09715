package dev.codementor.api.batches.control;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.dispatch.BatchSweeper;
import dev.codementor.api.batches.views.BatchViews;
import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints by which instructors control batches. */
@Configuration(proxyBeanMethods = false)
public class ControlConfiguration {

    @Bean
    BatchesController batchesController(
            BatchAccess access,
            BatchReader batches,
            BatchControl control,
            BatchViews views,
            BatchSweeper sweeper,
            Dispatcher dispatcher,
            EventsAddress events) {
        return new BatchesController(access, batches, control, views, sweeper, dispatcher, events);
    }
}
