package dev.codementor.api.jobs;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.problems.Problem;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.refusals.Refusals;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.fleet.Place;
import dev.codementor.fleet.WaitingLine;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.JobIntake;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import dev.codementor.telemetry.JobTraces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accepts prompts: the ledger commits them, and then the queue and the readers are told. */
final class PromptDesk {

    private final JobIntake intake;
    private final WaitingLine line;
    private final Dispatcher dispatcher;
    private final Refusals refusals;
    private final Quota quota;
    private final Duration timeToLive;
    private final JobTraces traces;

    PromptDesk(
            JobIntake intake,
            WaitingLine line,
            Dispatcher dispatcher,
            Refusals refusals,
            Quota quota,
            Duration timeToLive,
            JobTraces traces) {
        this.intake = intake;
        this.line = line;
        this.dispatcher = dispatcher;
        this.refusals = refusals;
        this.quota = quota;
        this.timeToLive = timeToLive;
        this.traces = traces;
    }

    /** @throws dev.codementor.api.problems.ProblemException when a limit forbids it */
    Receipt accept(CheckedPrompt prompt, Caller caller, Optional<String> key) {
        NewJob job = new NewJob(
                JobId.next(),
                JobRequest.of(JobKind.PROMPT, prompt.course(), caller.subject(), prompt.prompt())
                        .inConversation(prompt.conversation())
                        .forModel(prompt.model()),
                key.map(k -> new NewJob.Idempotency(k, prompt.digest())).orElse(null),
                timeToLive);
        return switch (intake.accept(job, quota, dispatcher.window())) {
            case Acceptance.Accepted accepted -> accepted(accepted, prompt.course(), caller.subject());
            case Acceptance.Repeated repeated ->
                new Receipt(repeated.job(), repeated.state(), position(repeated.job()));
            case Acceptance.KeyReused reused ->
                throw ProblemCode.IDEMPOTENCY_KEY_REUSED
                        .because("The Idempotency-Key was used before with another body. Use a new key for a new job.")
                        .exception();
            case Acceptance.TooManyOutstanding many ->
                throw limited(
                                prompt.course(),
                                ProblemCode.TOO_MANY_OUTSTANDING,
                                "At most %d jobs can be unsettled at a time.".formatted(many.limit()),
                                many.limit(),
                                many.retryAfter())
                        .exception();
            case Acceptance.TooFast fast ->
                throw limited(
                                prompt.course(),
                                ProblemCode.TOO_FAST,
                                "At most %d jobs can be asked for in a minute.".formatted(fast.perMinute()),
                                fast.perMinute(),
                                fast.retryAfter())
                        .exception();
        };
    }

    private Receipt accepted(Acceptance.Accepted accepted, String course, String owner) {
        traces.keep(accepted.job());
        dispatcher.accepted(accepted.job(), course, owner, accepted.released());
        line.accepted(accepted.job(), owner, accepted.position());
        return new Receipt(accepted.job(), JobState.ACCEPTED, accepted.position());
    }

    private Problem limited(String course, ProblemCode code, String detail, int limit, Duration retryAfter) {
        refusals.count(code, course);
        return code.because(detail).with("limit", limit).retryAfter(retryAfter);
    }

    /**
     * @param position jobs that wait before it, plus one; null when it does not wait
     */
    record Receipt(JobId job, JobState state, @Nullable Integer position) {}

    private @Nullable Integer position(JobId job) {
        Place place = line.places(List.of(job)).get(job);
        return place == null ? null : place.position();
    }
}
