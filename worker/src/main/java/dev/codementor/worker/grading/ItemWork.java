package dev.codementor.worker.grading;

import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.WorkResult;
import dev.codementor.worker.model.ModelCard;

/** The work on one item of a batch while its job is held. */
interface ItemWork {

    /** @param card the model of the batch */
    WorkResult work(RunningAttempt running, ModelCard card, Work work);
}
