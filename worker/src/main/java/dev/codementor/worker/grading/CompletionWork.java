package dev.codementor.worker.grading;

import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.completions.CompletionReply;
import dev.codementor.grading.completions.CompletionRequest;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.GradingLedger.Conclusion;
import dev.codementor.ledger.batches.GradingLedger.Purpose;
import dev.codementor.ledger.batches.GradingLedger.Work;
import dev.codementor.submissions.store.SubmissionStore;
import dev.codementor.worker.attempt.Handling;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.attempt.Setbacks;
import dev.codementor.worker.model.ModelCard;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelLook;
import dev.codementor.worker.model.ModelRequest;
import dev.codementor.worker.model.Models;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A program's request, answered by the model as it is. */
final class CompletionWork implements ItemWork {

    private final SubmissionStore store;
    private final Interview interview;
    private final GradingRequests requests;
    private final ItemDesk desk;
    private final Setbacks setbacks;
    private final Models models;
    private final Clock clock;

    CompletionWork(
            SubmissionStore store,
            Interview interview,
            GradingRequests requests,
            ItemDesk desk,
            Setbacks setbacks,
            Models models,
            Clock clock) {
        this.store = store;
        this.interview = interview;
        this.requests = requests;
        this.desk = desk;
        this.setbacks = setbacks;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public Handling work(RunningAttempt running, ModelCard card, Work work) {
        Optional<String> text = store.request(work.blindKey());
        if (text.isEmpty()) {
            return desk.unreadable(running, "it is gone");
        }
        if (!Digest.of(text.get()).hex().equals(work.digest())) {
            return desk.unreadable(running, "it is not what was uploaded");
        }
        CompletionRequest request = CompletionRequest.read(text.get());
        ModelLook look = request.model() == null ? new ModelLook.Found(card) : models.find(request.model());
        return switch (look) {
            case ModelLook.Found(ModelCard own) -> complete(running, work, requests.of(own, request));
            case ModelLook.Missing() -> setbacks.modelMissing(running.attempt(), running.job());
            case ModelLook.Away away -> setbacks.modelAway(running.attempt());
        };
    }

    private Handling complete(RunningAttempt running, Work work, ModelRequest.Chat request) {
        Optional<Ask> kept = work.asked().stream()
                .filter(ask -> ask.purpose() == Purpose.COMPLETION)
                .findFirst();
        if (kept.isPresent()) {
            return conclude(running, kept.get());
        }
        return switch (interview.ask(running, request)) {
            case Reply.Text reply
            when reply.text().isEmpty() -> desk.unanswered(running, new ModelEnd.Finished(reply.usage()));
            case Reply.Text reply -> {
                Ask ask = ask(work, request, reply);
                yield desk.asked(running.attempt(), ask) ? conclude(running, ask) : desk.lost(running.attempt());
            }
            case Reply.None(ModelEnd end) -> desk.unanswered(running, end);
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
                request.model().use(),
                interview.options(request),
                reply.usage().promptTokens(),
                reply.usage().cachedTokens(),
                reply.usage().answerTokens(),
                reply.took());
    }

    private Handling conclude(RunningAttempt running, Ask ask) {
        CompletionReply reply = new CompletionReply(
                "chatcmpl-" + running.attempt().job(),
                clock.instant(),
                ask.model().model(),
                ask.answer(),
                ask.cutOff(),
                ask.promptTokens(),
                ask.cachedTokens(),
                ask.answerTokens());
        return desk.conclude(running, ask.model(), new Conclusion(null, List.of(), null, reply.text()), List.of(ask));
    }
}
