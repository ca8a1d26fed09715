package dev.codementor.worker.grading;

import dev.codementor.contract.FailureCode;
import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.completions.CompletionReply;
import dev.codementor.grading.completions.CompletionRequest;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Purpose;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.submissions.SubmissionStore;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.WorkResult;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.ModelLook;
import dev.codementor.worker.model.ModelRequest;
import dev.codementor.worker.model.Models;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Lets the model answer a program's request as it is. */
final class CompletionWork implements ItemWork {

    private final SubmissionStore store;
    private final Interview interview;
    private final GradingRequests requests;
    private final ItemDesk desk;
    private final Models models;
    private final Clock clock;

    CompletionWork(
            SubmissionStore store,
            Interview interview,
            GradingRequests requests,
            ItemDesk desk,
            Models models,
            Clock clock) {
        this.store = store;
        this.interview = interview;
        this.requests = requests;
        this.desk = desk;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public WorkResult work(RunningAttempt running, ModelCard card, Work work) {
        Optional<String> text = store.request(work.blindKey());
        if (text.isEmpty()) {
            return new WorkResult.Unreadable("it is gone");
        }
        if (!Digest.of(text.get()).hex().equals(work.digest())) {
            return new WorkResult.Unreadable("it is not what was uploaded");
        }
        CompletionRequest request = CompletionRequest.read(text.get());
        ModelLook look = request.model() == null ? new ModelLook.Found(card) : models.find(request.model());
        return switch (look) {
            case ModelLook.Found(ModelCard own) -> complete(running, work, requests.of(own, request));
            case ModelLook.Missing() -> new WorkResult.ModelMissing();
            case ModelLook.Away(String why) -> new WorkResult.ModelAway(why);
        };
    }

    private WorkResult complete(RunningAttempt running, Work work, ModelRequest.Chat request) {
        Optional<Ask> kept = work.asked().stream()
                .filter(ask -> ask.purpose() == Purpose.COMPLETION)
                .findFirst();
        if (kept.isPresent()) {
            return conclude(running, kept.get());
        }
        return switch (interview.ask(running, request)) {
            case Reply.Text reply
            when reply.text().isEmpty() -> new WorkResult.Unanswered(new ModelEnd.Broken(ModelFault.EMPTY));
            case Reply.Text reply -> {
                Ask ask = ask(work, request, reply);
                yield desk.asked(running.attempt(), ask) ? conclude(running, ask) : new WorkResult.LeaseLost();
            }
            case Reply.Truncated truncated ->
                new WorkResult.Unanswered(new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG));
            case Reply.None(ModelEnd.NoAnswer why) -> new WorkResult.Unanswered(why);
        };
    }

    private Ask ask(Work work, ModelRequest request, Reply.Text reply) {
        return new Ask(
                work.asked().size() + 1,
                Purpose.COMPLETION,
                work.digest(),
                reply.text(),
                reply.cutOff(),
                true,
                List.of(),
                request.model().use(),
                interview.options(request),
                reply.usage().promptTokens(),
                reply.usage().cachedTokens(),
                reply.usage().answerTokens(),
                reply.took());
    }

    private WorkResult conclude(RunningAttempt running, Ask ask) {
        CompletionReply reply = new CompletionReply(
                "chatcmpl-" + running.attempt().job(),
                clock.instant(),
                ask.model().model(),
                ask.answer(),
                ask.cutOff(),
                ask.promptTokens(),
                ask.cachedTokens(),
                ask.answerTokens());
        return desk.conclude(running.attempt(), ask.model(), Conclusion.reply(reply.text()), List.of(ask));
    }
}
