package dev.codementor.worker.attempt;

import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.model.ModelEnd;

/**
 * The result of the work on a job. It says what was found and not what happens to the job: {@link JobPath} alone
 * decides whether the job is settled, given back or left to another attempt.
 */
public sealed interface WorkResult {

    /** The model came to its end; the answer is the text that the attempt wrote. */
    record Answered(Usage usage) implements WorkResult {}

    /** The answer reached the token limit and stops in the middle. */
    record CutOff(Usage usage) implements WorkResult {}

    /** The result is already in the ledger beside the job. It stays there even if the job is cancelled now. */
    record Concluded(ModelUse model, Usage usage) implements WorkResult {}

    /** The model was asked and gave no answer. */
    record Unanswered(ModelEnd.NoAnswer why) implements WorkResult {}

    /** The model server answers but does not have the model. */
    record ModelMissing() implements WorkResult {}

    /**
     * The model server could not be asked for its models.
     *
     * @param why in the words of the code that noticed it
     */
    record ModelAway(String why) implements WorkResult {}

    /** The prompt cannot fit into the model's context. The model was not asked. */
    record PromptTooLong(ModelUse model) implements WorkResult {}

    /** The submission is gone or damaged. No further attempt will change that. */
    record Unreadable(String why) implements WorkResult {}

    /** The file store cannot be reached now. */
    record StoreAway(String why) implements WorkResult {}

    /** The job's item was deleted or has another job by now. */
    record NothingToDo() implements WorkResult {}

    /** The work noticed between two steps that the attempt was told to stop. */
    record Stopped(Stop why) implements WorkResult {}

    /** The ledger refused to keep a part of the work, because another attempt holds the job. */
    record LeaseLost() implements WorkResult {}
}
