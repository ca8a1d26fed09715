package dev.codementor.api.batches.rubrics;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.batches.dispatch.BatchSweeper;
import dev.codementor.api.batches.views.BatchViews;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.submissions.SubmissionStore;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of rubrics. */
@Configuration(proxyBeanMethods = false)
public class RubricsConfiguration {

    @Bean
    RubricController rubricController(
            BatchAccess access,
            BatchReader batches,
            BatchControl control,
            SubmissionStore store,
            RubricShelf rubrics,
            BatchViews views,
            BatchSweeper sweeper,
            EventsAddress events,
            MultipartConfigElement forms) {
        return new RubricController(
                access,
                batches,
                new RubricDesk(batches, control, store, rubrics),
                views,
                sweeper,
                events,
                forms.getMaxRequestSize());
    }
}
