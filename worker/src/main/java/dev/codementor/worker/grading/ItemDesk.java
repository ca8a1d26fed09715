package dev.codementor.worker.grading;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.worker.attempt.AttemptDesk;
import dev.codementor.worker.attempt.Handling;
import dev.codementor.worker.attempt.LedgerCalls;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.Setbacks;
import dev.codementor.worker.attempt.Stop;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the work on an item writes into the ledger, and how it ends. */
final class ItemDesk {

    private static final Logger log = LoggerFactory.getLogger(ItemDesk.class);

    private final GradingLedger ledger;
    private final LedgerCalls calls;
    private final AttemptDesk desk;
    private final Setbacks setbacks;

    ItemDesk(GradingLedger ledger, LedgerCalls calls, AttemptDesk desk, Setbacks setbacks) {
        this.ledger = ledger;
        this.calls = calls;
        this.desk = desk;
        this.setbacks = setbacks;
    }

    Optional<Work> work(JobId job) {
        return calls.patiently(() -> ledger.work(job));
    }

    /** Keeps an answer; false when the lease is lost. */
    boolean asked(Attempt attempt, Ask ask) {
        return calls.patiently(() -> ledger.asked(attempt, ask));
    }

    Handling lost(Attempt attempt) {
        return desk.lost(attempt);
    }

    /** Keeps what came of it, and settles the job. */
    Handling conclude(RunningAttempt running, ModelUse model, Conclusion conclusion, List<Ask> asked) {
        return calls.patiently(() -> ledger.conclude(running.attempt(), conclusion))
                ? desk.settle(running, answered(running, model, asked))
                : desk.lost(running.attempt());
    }

    /** Settles the job of an item whose work was done by an attempt before. */
    Handling settle(Attempt attempt, ModelUse standard, List<Ask> asked) {
        ModelUse model = asked.isEmpty() ? standard : asked.getLast().model();
        return desk.settle(attempt, new Outcome.Answered("", null, model, usage(asked)));
    }

    /** Its item was deleted, or has another job by now. */
    Handling nothingToDo(Attempt attempt) {
        log.info(
                "action=job-without-item jobId={} attempt={} next=the-job-is-cancelled",
                attempt.job(),
                attempt.number());
        return desk.settle(attempt, new Outcome.Cancelled("", null, null));
    }

    /** What is to be read is gone or damaged; no attempt will find it otherwise. */
    Handling unreadable(RunningAttempt running, String why) {
        log.error(
                "action=submission-unreadable jobId={} attempt={} cause=\"{}\" next=the-job-fails",
                running.attempt().job(),
                running.attempt().number(),
                why);
        return setbacks.failed(running, FailureCode.INTERNAL_ERROR);
    }

    Handling stopped(RunningAttempt running, Stop stop) {
        return setbacks.stopped(running, stop);
    }

    /** The model gave no answer. */
    Handling unanswered(RunningAttempt running, ModelEnd end) {
        Stop stop = running.stopped();
        if (stop != null) {
            return setbacks.stopped(running, stop);
        }
        return switch (end) {
            case ModelEnd.NotNow(ModelFault fault) -> setbacks.notNow(running, fault);
            case ModelEnd.Broken(ModelFault fault) -> setbacks.broken(running, fault);
            case ModelEnd.Refused(ModelFault fault, FailureCode code) -> setbacks.refused(running, fault, code);
            case ModelEnd.Finished finished -> setbacks.broken(running, ModelFault.EMPTY);
            case ModelEnd.CutOff cutOff -> setbacks.broken(running, ModelFault.EMPTY);
        };
    }

    /** The job has no text of its own: grades are kept, corrected and deleted with their batch. */
    private static Outcome answered(RunningAttempt running, ModelUse model, List<Ask> asked) {
        return new Outcome.Answered("", running.firstChunk(), model, usage(asked));
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
