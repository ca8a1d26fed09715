package dev.codementor.api.batches.items;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.ReviewLedger;
import dev.codementor.submissions.store.SubmissionStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the endpoints of items. */
@Configuration(proxyBeanMethods = false)
public class ItemsConfiguration {

    @Bean
    ItemsController itemsController(
            BatchAccess access, BatchReader batches, ReviewLedger reviews, SubmissionStore store, RubricShelf rubrics) {
        return new ItemsController(access, new ItemViews(batches, reviews, store, rubrics));
    }
}
