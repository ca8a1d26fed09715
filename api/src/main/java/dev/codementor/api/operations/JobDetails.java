package dev.codementor.api.operations;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsLedger.AuditFilter;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.OperationsReader.JobLine;
import dev.codementor.ledger.operations.OperationsReader.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together all about one job. */
final class JobDetails {

    private static final int MOST_ACTIONS = 50;

    private final OperationsReader reader;
    private final OperationsLedger ledger;
    private final JobReader texts;
    private final Clock clock;

    JobDetails(OperationsReader reader, OperationsLedger ledger, JobReader texts, Clock clock) {
        this.reader = reader;
        this.ledger = ledger;
        this.texts = texts;
        this.clock = clock;
    }

    Optional<JobDetail> of(JobId id, Caller caller) {
        return reader.job(id).map(job -> detail(job, caller));
    }

    private JobDetail detail(JobLine job, Caller caller) {
        return new JobDetail(
                JobsPage.Line.of(job, clock.instant()),
                timeline(job.times()),
                attempts(job),
                job.times().expires(),
                job.cancelRequested(),
                job.resends(),
                paused(job),
                job.requestedModel(),
                job.model(),
                job.rehearsal(),
                job.promptTokens(),
                job.cachedTokens(),
                job.answerTokens(),
                ledger.audit(new AuditFilter(null, null, job.id().toString(), null, null), null, MOST_ACTIONS).stream()
                        .map(AuditPage.Entry::of)
                        .toList(),
                text(job, caller));
    }

    /** A phase that came again has its latest time. */
    private static List<JobDetail.Step> timeline(Times times) {
        List<JobDetail.Step> steps = new ArrayList<>();
        add(steps, "accepted", times.accepted());
        add(steps, "released", times.released());
        add(steps, "sent", times.sent());
        add(steps, "queued", times.queued());
        add(steps, "started", times.started());
        add(steps, "attempt", times.attempt());
        add(steps, "firstChunk", times.firstChunk());
        add(steps, "settled", times.settled());
        steps.sort(Comparator.comparing(JobDetail.Step::at));
        return steps;
    }

    private static void add(List<JobDetail.Step> steps, String phase, @Nullable Instant at) {
        if (at != null) {
            steps.add(new JobDetail.Step(phase, at));
        }
    }

    private List<JobDetail.Attempt> attempts(JobLine job) {
        List<JobDetail.Attempt> attempts = new ArrayList<>(
                reader.attempts(job.id()).stream().map(JobDetail.Attempt::of).toList());
        boolean known = attempts.stream().anyMatch(attempt -> attempt.attempt() == job.attempt());
        String worker = job.worker();
        if (job.attempt() > 0 && worker != null && !known && job.state() != JobState.QUEUED) {
            attempts.add(latest(job, worker));
        }
        return attempts;
    }

    private static JobDetail.Attempt latest(JobLine job, String worker) {
        return new JobDetail.Attempt(
                job.attempt(),
                worker,
                job.times().attempt(),
                job.times().settled(),
                job.state().wireName(),
                job.failure() == null ? null : job.failure().code(),
                null);
    }

    private @Nullable PauseView paused(JobLine job) {
        return job.state() == JobState.ACCEPTED || job.state() == JobState.QUEUED
                ? PauseView.of(reader.pauses().stream()
                        .filter(pause -> pause.holds(job.kind(), job.course()))
                        .findFirst())
                : null;
    }

    private JobDetail.@Nullable Text text(JobLine job, Caller caller) {
        return caller.teaches(job.course())
                ? texts.find(job.id())
                        .map(found -> new JobDetail.Text(found.prompt(), found.text()))
                        .orElse(null)
                : null;
    }
}
