package dev.codementor.api.jobs;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.Waiting;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.fleet.Pauses;
import dev.codementor.fleet.Place;
import dev.codementor.fleet.WaitingLine;
import dev.codementor.ledger.FeedbackLedger;
import dev.codementor.ledger.FeedbackLedger.Feedback;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows jobs to their owners, and to nobody else. */
final class JobViews {

    private final JobReader reader;
    private final FeedbackLedger feedback;
    private final WaitingLine line;
    private final LiveWorkers workers;
    private final Pauses pauses;
    private final Duration timeToLive;

    /** What is known about those who work. */
    record Fleet(WaitingLine line, LiveWorkers workers, Pauses pauses) {}

    /** @param timeToLive after which a job without an outcome expires */
    JobViews(JobReader reader, FeedbackLedger feedback, Fleet fleet, Duration timeToLive) {
        this.reader = reader;
        this.feedback = feedback;
        this.line = fleet.line();
        this.workers = fleet.workers();
        this.pauses = fleet.pauses();
        this.timeToLive = timeToLive;
    }

    Optional<JobView> find(JobId id, String owner) {
        return reader.find(id).filter(job -> job.owner().equals(owner)).map(job -> views(List.of(job))
                .getFirst());
    }

    /** @param limit most jobs on the page, 1 to 100 */
    JobPage list(
            String owner, @Nullable String course, @Nullable String conversation, @Nullable JobId before, int limit) {
        List<JobRecord> found = reader.list(owner, course, conversation, before, limit + 1);
        List<JobRecord> page = found.subList(0, Math.min(limit, found.size()));
        return new JobPage(
                views(page), found.size() > limit ? page.getLast().id().toString() : null);
    }

    private List<JobView> views(List<JobRecord> jobs) {
        List<JobId> waiting = jobs.stream()
                .filter(job -> waits(job.state()))
                .map(JobRecord::id)
                .toList();
        Map<JobId, Place> places = line.places(waiting);
        List<JobId> settled = jobs.stream()
                .filter(job -> job.state().settled())
                .map(JobRecord::id)
                .toList();
        Map<JobId, Feedback> given = settled.isEmpty() ? Map.of() : feedback.on(settled);
        return jobs.stream()
                .map(job -> view(job, places.get(job.id()), given.get(job.id())))
                .toList();
    }

    private JobView view(JobRecord job, @Nullable Place place, @Nullable Feedback given) {
        JobRecord.ModelUse by = job.answeredBy();
        return new JobView(
                job.id(),
                job.kind(),
                job.course(),
                job.conversation(),
                job.prompt(),
                job.state(),
                place == null ? null : place.position(),
                place == null ? null : place.eta(),
                waits(job.state()) ? paused(job) : null,
                place == null ? null : waiting(job, place.waiting()),
                job.epoch(),
                job.text(),
                job.state() == JobState.ANSWERED ? job.text() : null,
                job.failure(),
                by == null ? job.requestedModel() : by.model(),
                by == null ? workers.now().rehearsal() : by.rehearsal(),
                usage(job.usage()),
                timeline(job.timeline()),
                job.attempt(),
                given == null ? null : new JobView.Feedback(given.helpful(), given.comment()));
    }

    private JobView.@Nullable Paused paused(JobRecord job) {
        return pauses.holding(job.kind(), job.course())
                .map(pause -> new JobView.Paused(pause.reason(), pause.at()))
                .orElse(null);
    }

    private JobView.@Nullable Waiting waiting(JobRecord job, @Nullable Waiting why) {
        return why == null
                ? null
                : new JobView.Waiting(
                        why.code(), why.message(), job.timeline().accepted().plus(timeToLive));
    }

    private static boolean waits(JobState state) {
        return switch (state) {
            case ACCEPTED, QUEUED -> true;
            case RUNNING, ANSWERED, FAILED, CANCELLED, EXPIRED -> false;
        };
    }

    private static JobView.@Nullable Usage usage(JobRecord.@Nullable Usage usage) {
        return usage == null
                ? null
                : new JobView.Usage(usage.promptTokens(), usage.cachedTokens(), usage.answerTokens());
    }

    private static JobView.Timeline timeline(JobRecord.Timeline at) {
        return new JobView.Timeline(at.accepted(), at.queued(), at.started(), at.firstChunk(), at.settled());
    }
}
