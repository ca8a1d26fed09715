package dev.codementor.worker.grading;

import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.submissions.SubmissionStore;
import dev.codementor.submissions.SubmissionStoreConfiguration;
import dev.codementor.worker.attempt.AttemptProperties;
import dev.codementor.worker.attempt.LedgerCalls;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.OllamaClient;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The work on batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GradingProperties.class)
@Import(SubmissionStoreConfiguration.class)
public class GradingConfiguration {

    @Bean
    Interview interview(OllamaClient client, ModelProperties model, AttemptProperties attempts) {
        return new Interview(client, model, attempts);
    }

    @Bean
    ItemDesk itemDesk(GradingLedger ledger, AttemptProperties attempts) {
        return new ItemDesk(ledger, new LedgerCalls(attempts.lease()));
    }

    @Bean
    GradingRequests gradingRequests(GradingProperties properties) {
        return new GradingRequests(properties);
    }

    @Bean
    DraftWork draftWork(SubmissionStore store, Interview interview, GradingRequests requests, ItemDesk desk) {
        return new DraftWork(store, interview, requests, desk);
    }

    @Bean
    CompletionWork completionWork(
            SubmissionStore store,
            Interview interview,
            GradingRequests requests,
            ItemDesk desk,
            Models models,
            Clock clock) {
        return new CompletionWork(store, interview, requests, desk, models, clock);
    }

    @Bean
    GradingWork gradingWork(ItemDesk items, Models models, DraftWork drafts, CompletionWork completions) {
        return new GradingWork(items, models, drafts, completions);
    }
}
