package dev.codementor.api.results;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.submissions.SubmissionStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the downloads of results. */
@Configuration(proxyBeanMethods = false)
public class ResultsConfiguration {

    @Bean
    ResultsController resultsController(
            BatchAccess access, BatchReader batches, RubricShelf rubrics, SubmissionStore store) {
        return new ResultsController(access, batches, rubrics, store);
    }
}
