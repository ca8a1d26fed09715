package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.operations.OperationsReader.JobLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Some jobs, newest first, without what people wrote. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OperatorJobs")
record JobsPage(
        List<Line> jobs,

        @Schema(description = "How many jobs the filter finds, counted up to 10,000")
        int total,

        @Schema(description = "Value of 'cursor' that continues the list; absent at its end") @Nullable
        String next) {

    static final int COUNTED = 10_000;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorJobLine")
    record Line(
            @Schema(type = "string", format = "uuid") JobId id,
            JobKind kind,
            String course,

            @Schema(description = "The student's id; absent for a batch's jobs") @Nullable
            String owner,

            @Schema(description = "The batch, of a grading") @Nullable
            UUID batch,

            JobState state,

            @Schema(description = "Whether it waits behind its owner's window, and so is in no queue")
            boolean held,

            @Schema(description = "Whether it can be put back: see 'dead' of the queues")
            boolean dead,

            @Schema(description = "How often a worker has begun; 0 before the first time")
            int attempt,

            @Schema(description = "How often an operator put it back")
            int redrives,

            @Schema(description = "The worker that holds it, or held it last") @Nullable
            String worker,

            @Nullable Failure failure,
            Instant accepted,
            @Nullable Instant started,
            @Nullable Instant settled,

            @Schema(description = "From its acceptance to its begin, or until now") @Nullable
            Double waitSeconds) {

        static Line of(JobLine job, Instant now) {
            Instant waitedUntil = job.times().started() != null
                    ? job.times().started()
                    : job.times().settled() != null ? job.times().settled() : now;
            return new Line(
                    job.id(),
                    job.kind(),
                    job.course(),
                    job.batch() == null ? job.owner() : null,
                    job.batch() == null ? null : job.batch().value(),
                    job.state(),
                    job.held(),
                    Deadness.of(job),
                    job.attempt(),
                    job.redrives(),
                    job.worker(),
                    job.failure(),
                    job.times().accepted(),
                    job.times().started(),
                    job.times().settled(),
                    Seconds.since(job.times().accepted(), waitedUntil));
        }
    }
}
