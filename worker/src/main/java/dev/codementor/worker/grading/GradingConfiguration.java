package dev.codementor.worker.grading;

import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.submissions.store.SubmissionStore;
import dev.codementor.submissions.store.SubmissionStoreConfiguration;
import dev.codementor.worker.attempt.AttemptDesk;
import dev.codementor.worker.attempt.AttemptProperties;
import dev.codementor.worker.attempt.Checkpoints;
import dev.codementor.worker.attempt.LedgerCalls;
import dev.codementor.worker.attempt.Setbacks;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.OllamaClient;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The work of batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GradingProperties.class)
@Import(SubmissionStoreConfiguration.class)
public class GradingConfiguration {

    @Bean
    Interview interview(OllamaClient client, ModelProperties model, AttemptProperties attempts, Clock clock) {
        return new Interview(client, model, attempts, clock);
    }

    @Bean
    ItemDesk itemDesk(GradingLedger ledger, AttemptDesk desk, Setbacks setbacks, AttemptProperties attempts) {
        return new ItemDesk(ledger, new LedgerCalls(attempts.lease()), desk, setbacks);
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
            Setbacks setbacks,
            Models models,
            Clock clock) {
        return new CompletionWork(store, interview, requests, desk, setbacks, models, clock);
    }

    @Bean
    GradingWork gradingWork(
            AttemptDesk attempts,
            ItemDesk items,
            Setbacks setbacks,
            Checkpoints checkpoints,
            Models models,
            DraftWork drafts,
            CompletionWork completions) {
        return new GradingWork(attempts, items, setbacks, checkpoints, models, drafts, completions);
    }
}
