package dev.codementor.worker.prompt;

import dev.codementor.contract.JobKind;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.attempt.ClaimedJob;
import dev.codementor.worker.attempt.JobWork;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.WorkResult;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.ModelLook;
import dev.codementor.worker.model.ModelRequest;
import dev.codementor.worker.model.Models;
import dev.codementor.worker.model.OllamaClient;
import org.jspecify.annotations.Nullable;

/**
 * The work on a student's question, from top to bottom: assemble the prompt, and let the model answer while the text
 * goes to readers and into checkpoints.
 */
final class PromptWork implements JobWork {

    private final PromptAssembly prompts;
    private final Models models;
    private final OllamaClient client;

    PromptWork(PromptAssembly prompts, Models models, OllamaClient client) {
        this.prompts = prompts;
        this.models = models;
        this.client = client;
    }

    @Override
    public JobKind kind() {
        return JobKind.PROMPT;
    }

    @Override
    public WorkResult work(ClaimedJob claimed) {
        return switch (models.find(claimed.job().requestedModel())) {
            case ModelLook.Found(ModelCard card) -> answer(claimed, card);
            case ModelLook.Missing() -> new WorkResult.ModelMissing();
            case ModelLook.Away(String why) -> new WorkResult.ModelAway(why);
        };
    }

    private WorkResult answer(ClaimedJob claimed, ModelCard card) {
        return switch (prompts.assemble(claimed.job(), card)) {
            case Assembly.Ready(ModelRequest request, String kept) -> {
                RunningAttempt running = claimed.begin(card.use(), kept);
                ModelEnd end = client.ask(request, running.call(), running::write);
                running.used(usage(end));
                yield result(running, end);
            }
            case Assembly.TooLong() -> new WorkResult.PromptTooLong(card.use());
        };
    }

    private static @Nullable Usage usage(ModelEnd end) {
        return switch (end) {
            case ModelEnd.Finished(Usage usage) -> usage;
            case ModelEnd.CutOff(Usage usage) -> usage;
            case ModelEnd.NoAnswer none -> none.heard();
        };
    }

    private static WorkResult result(RunningAttempt running, ModelEnd end) {
        return switch (end) {
            case ModelEnd.Finished(Usage usage)
            when running.wordless() -> new WorkResult.Unanswered(new ModelEnd.Broken(ModelFault.EMPTY));
            case ModelEnd.Finished(Usage usage) -> new WorkResult.Answered(usage);
            case ModelEnd.CutOff(Usage usage) -> new WorkResult.CutOff(usage);
            case ModelEnd.NoAnswer why -> new WorkResult.Unanswered(why);
        };
    }
}
