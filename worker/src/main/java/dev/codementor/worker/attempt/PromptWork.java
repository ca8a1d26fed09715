package dev.codementor.worker.attempt;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobKind;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobRecord;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.ModelLook;
import dev.codementor.worker.model.ModelRequest;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.OllamaClient;
import dev.codementor.worker.prompt.Assembly;
import dev.codementor.worker.prompt.PromptAssembly;
import java.time.Clock;

/**
 * A student's question, from top to bottom: put its prompt together, and have the model answer while the text goes to
 * readers and into checkpoints.
 */
final class PromptWork implements JobWork {

    private final AttemptDesk desk;
    private final Setbacks setbacks;
    private final Checkpoints checkpoints;
    private final PromptAssembly prompts;
    private final Models models;
    private final OllamaClient client;
    private final AttemptProperties properties;
    private final Clock clock;

    PromptWork(
            AttemptDesk desk,
            Setbacks setbacks,
            Checkpoints checkpoints,
            PromptAssembly prompts,
            Models models,
            OllamaClient client,
            AttemptProperties properties,
            Clock clock) {
        this.desk = desk;
        this.setbacks = setbacks;
        this.checkpoints = checkpoints;
        this.prompts = prompts;
        this.models = models;
        this.client = client;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.PROMPT;
    }

    @Override
    public Handling work(Attempt attempt, JobRecord job) {
        return switch (models.find(job.requestedModel())) {
            case ModelLook.Found(ModelCard card) -> answer(attempt, job, card);
            case ModelLook.Missing() -> setbacks.modelMissing(attempt, job);
            case ModelLook.Away away -> setbacks.modelAway(attempt);
        };
    }

    private Handling answer(Attempt attempt, JobRecord job, ModelCard card) {
        return switch (prompts.assemble(job, card)) {
            case Assembly.Ready(ModelRequest request, String kept) -> {
                RunningAttempt running = desk.open(attempt, job, card.use(), kept);
                checkpoints.enter(running);
                try {
                    ModelEnd end = client.ask(request, running.call(), piece -> write(running, piece));
                    yield conclude(running, end);
                } finally {
                    checkpoints.leave(running);
                }
            }
            case Assembly.TooLong() ->
                desk.settle(
                        attempt, new Outcome.Failed(Setbacks.kept(job), null, card.use(), FailureCode.PROMPT_TOO_LONG));
        };
    }

    private void write(RunningAttempt running, String piece) {
        if (running.firstChunk() == null) {
            running.firstChunkAt(clock.instant());
            desk.firstChunk(running);
        }
        running.text().add(piece);
        if (running.text().length() > properties.longestAnswer()) {
            running.stop(Stop.TOO_LONG);
        }
    }

    private Handling conclude(RunningAttempt running, ModelEnd end) {
        Stop stop = running.stopped();
        if (stop == Stop.LOST || stop == Stop.CANCELLED) {
            return setbacks.stopped(running, stop);
        }
        return switch (end) {
            case ModelEnd.Finished(var usage)
            when running.text().length() == 0 -> setbacks.broken(running, ModelFault.EMPTY);
            case ModelEnd.Finished(var usage) ->
                desk.settle(
                        running,
                        new Outcome.Answered(running.text().all(), running.firstChunk(), running.model(), usage));
            // What is there is kept and shown; calling it an answer would hide that its end is missing.
            case ModelEnd.CutOff(var usage) -> setbacks.failed(running, FailureCode.ANSWER_TOO_LONG);
            case ModelEnd.Refused(ModelFault fault, FailureCode code) -> setbacks.refused(running, fault, code);
            case ModelEnd.NotNow(ModelFault fault) ->
                stop == Stop.DRAINED ? setbacks.stopped(running, stop) : setbacks.notNow(running, fault);
            case ModelEnd.Broken(ModelFault fault) ->
                stop != null ? setbacks.stopped(running, stop) : setbacks.broken(running, fault);
        };
    }
}
