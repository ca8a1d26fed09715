package dev.codementor.worker.grading;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.worker.attempt.LedgerCalls;
import dev.codementor.worker.attempt.WorkResult;
import java.util.List;
import java.util.Optional;

/** Reads and keeps in the ledger what the work on an item needs. */
final class ItemDesk {

    private final GradingLedger ledger;
    private final LedgerCalls calls;

    ItemDesk(GradingLedger ledger, LedgerCalls calls) {
        this.ledger = ledger;
        this.calls = calls;
    }

    Optional<Work> work(JobId job) {
        return calls.patiently(() -> ledger.work(job));
    }

    /** Keeps an answer. Returns false when the lease is lost. */
    boolean asked(Attempt attempt, Ask ask) {
        return calls.patiently(() -> ledger.asked(attempt, ask));
    }

    /** Keeps the result. */
    WorkResult conclude(Attempt attempt, ModelUse model, Conclusion conclusion, List<Ask> asked) {
        return calls.patiently(() -> ledger.conclude(attempt, conclusion))
                ? new WorkResult.Concluded(model, usage(asked))
                : new WorkResult.LeaseLost();
    }

    /** The answers that an earlier attempt has kept. */
    WorkResult concluded(ModelUse standard, List<Ask> asked) {
        return new WorkResult.Concluded(
                asked.isEmpty() ? standard : asked.getLast().model(), usage(asked));
    }

    private static Usage usage(List<Ask> asked) {
        int prompt = 0;
        int answer = 0;
        Integer cached = null;
        for (Ask each : asked) {
            prompt += each.promptTokens();
            answer += each.answerTokens();
            Integer some = each.cachedTokens();
            if (some != null) {
                cached = cached == null ? some : Integer.valueOf(cached + some);
            }
        }
        return new Usage(prompt, cached, answer);
    }
}
