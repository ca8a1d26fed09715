package dev.codementor.worker.attempt;

import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.JobRecord;
import dev.codementor.telemetry.JobSpan;
import dev.codementor.telemetry.JobTraces;
import io.micrometer.tracing.Span;
import java.time.Instant;
import org.slf4j.MDC;

/** An attempt in the trace of its job, and the job's id in every line that this thread logs meanwhile. */
final class AttemptSpan implements AutoCloseable {

    private static final String JOB_ID = "jobId";

    private final JobSpan span;

    private AttemptSpan(JobSpan span) {
        this.span = span;
    }

    static AttemptSpan open(JobTraces traces, Attempt attempt, JobRecord job) {
        MDC.put(JOB_ID, job.id().toString());
        String queue = job.kind().queue();
        String asked = traces.of(job.id());
        Instant started = job.timeline().started();
        if (attempt.number() == 1 && started != null) {
            // The wait is over when it is known, so its span is reported afterwards.
            traces.past(queue + " wait", null, asked, job.timeline().accepted(), started);
        }
        return new AttemptSpan(traces.open(queue + " process", Span.Kind.CONSUMER, asked)
                .tag("messaging.system", "aws_sqs")
                .tag("messaging.operation.type", "process")
                .tag("messaging.destination.name", queue)
                .tag("codementor.job.id", job.id().toString())
                .tag("codementor.job.attempt", attempt.number()));
    }

    @Override
    public void close() {
        span.close();
        MDC.remove(JOB_ID);
    }
}
