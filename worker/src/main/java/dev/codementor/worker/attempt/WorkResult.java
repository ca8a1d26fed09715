package dev.codementor.worker.attempt;

import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.model.ModelEnd;

/**
 * What came of the work on a job. It says what was found, and not what becomes of the job: {@link JobPath} alone decides
 * whether the job is settled, given back or left to another attempt.
 */
public sealed interface WorkResult {

    /** The model came to its end; the answer is the text that the attempt wrote. */
    record Answered(Usage usage) implements WorkResult {}

    /** The answer reached the most tokens that are allowed and stops in the middle. */
    record CutOff(Usage usage) implements WorkResult {}

    /** The result is in the ledger already, beside the job, and stays there even if the job is cancelled now. */
    record Concluded(ModelUse model, Usage usage) implements WorkResult {}

    /** The model was asked and gave no answer. */
    record Unanswered(ModelEnd.NoAnswer why) implements WorkResult {}

    /** The model server answers and does not have the model. */
    record ModelMissing() implements WorkResult {}

    /**
     * The model server cannot be asked which models it has.
     *
     * @param why in the words of whoever found it out
     */
    record ModelAway(String why) implements WorkResult {}

    /** The prompt cannot fit into the context of the model, which was not asked. */
    record PromptTooLong(ModelUse model) implements WorkResult {}

    /** What is to be read is gone or damaged; no attempt will find it otherwise. */
    record Unreadable(String why) implements WorkResult {}

    /** The store of submissions cannot be asked now. */
    record StoreAway(String why) implements WorkResult {}

    /** The job's item was deleted, or has another job by now. */
    record NothingToDo() implements WorkResult {}

    /** The work noticed between two steps that the attempt was told to stop. */
    record Stopped(Stop why) implements WorkResult {}

    /** The ledger refused to keep a part of the work, as another attempt holds the job. */
    record LeaseLost() implements WorkResult {}
}
