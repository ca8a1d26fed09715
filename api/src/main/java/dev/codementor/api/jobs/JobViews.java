package dev.codementor.api.jobs;

import dev.codementor.api.dispatch.LiveWorkers;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.FeedbackLedger;
import dev.codementor.ledger.FeedbackLedger.Feedback;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows jobs to their owners, and to nobody else. */
final class JobViews {

    private final JobReader reader;
    private final FeedbackLedger feedback;
    private final StartEstimate estimate;
    private final LiveWorkers workers;

    JobViews(JobReader reader, FeedbackLedger feedback, StartEstimate estimate, LiveWorkers workers) {
        this.reader = reader;
        this.feedback = feedback;
        this.estimate = estimate;
        this.workers = workers;
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
        Map<JobId, Integer> positions = waiting.isEmpty() ? Map.of() : reader.positions(waiting);
        List<JobId> settled = jobs.stream()
                .filter(job -> job.state().settled())
                .map(JobRecord::id)
                .toList();
        Map<JobId, Feedback> given = settled.isEmpty() ? Map.of() : feedback.on(settled);
        return jobs.stream()
                .map(job -> view(job, positions.get(job.id()), given.get(job.id())))
                .toList();
    }

    private JobView view(JobRecord job, @Nullable Integer position, @Nullable Feedback given) {
        Instant eta = position == null ? null : estimate.at(position).orElse(null);
        JobRecord.ModelUse by = job.answeredBy();
        return new JobView(
                job.id(),
                job.kind(),
                job.course(),
                job.conversation(),
                job.prompt(),
                job.state(),
                position,
                eta,
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
