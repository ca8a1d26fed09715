package dev.codementor.api.batches.items;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.submissions.SubmissionStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of items. */
@Configuration(proxyBeanMethods = false)
public class ItemsConfiguration {

    @Bean
    ItemsController itemsController(
            BatchAccess access, BatchReader batches, AppealLedger appeals, SubmissionStore store, RubricShelf rubrics) {
        return new ItemsController(access, new ItemViews(batches, appeals, store, rubrics));
    }
}
