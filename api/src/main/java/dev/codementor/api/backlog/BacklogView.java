package dev.codementor.api.backlog;

import dev.codementor.contract.JobKind;
import dev.codementor.fleet.Backlog;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What waits, in jobs and in seconds. All values that an autoscaler may want are plain numbers. */
@Schema(name = "Backlog")
record BacklogView(
        @Schema(description = "When the ledger was asked") Instant at,

        Workers workers,
        Queues queues,

        @Schema(
                description =
                        "Time that one worker like the live ones would need for everything, alone. It does not depend"
                                + " on how many workers there are, so divide it by the seconds that you allow")
        Seconds workerSeconds,

        Score score) {

    @Schema(name = "BacklogWorkers", description = "The workers that take jobs")
    record Workers(
            int live,

            @Schema(description = "Jobs that they work on at a time; 0 when no worker is alive")
            int slots,

            int free,

            @Schema(
                    description = "Where the speeds come from: the live workers, a worker before them, what the latest"
                            + " questions took in all, or the settings",
                    allowableValues = {"measured", "last-measured", "run-times", "assumed"})
            String basis,

            @Schema(description = "Tokens of a prompt that one slot reads in a second")
            double prefillTokensPerSecond,

            @Schema(description = "Tokens that one slot writes in a second")
            double decodeTokensPerSecond) {}

    @Schema(name = "BacklogQueues")
    record Queues(Queue interactive, Queue grading) {}

    @Schema(name = "BacklogQueue")
    record Queue(
            Jobs jobs,
            Tokens tokens,

            @Schema(
                    description =
                            "Time until the last of its jobs has ended: with the live workers, or with one worker when"
                                    + " none is alive")
            Seconds drainSeconds,

            @Schema(description = "Time until a new job would start")
            Seconds startSeconds,

            @Schema(description = "Time that one worker like the live ones would need for its jobs, alone")
            Seconds workerSeconds) {}

    @Schema(name = "BacklogJobs")
    record Jobs(
            @Schema(description = "In the queue, or on their way into it")
            int waiting,

            @Schema(
                    description =
                            "In the ledger, behind their owner's window; of started batches also the items that have no"
                                    + " job yet")
            int held,

            int running,

            @Schema(description = "All of them") int total) {}

    @Schema(name = "BacklogTokens", description = "Of the jobs that wait or are held, as estimated")
    record Tokens(
            @Schema(description = "Those that are not in a model server's cache")
            long read,

            long written) {}

    @Schema(name = "BacklogSeconds", description = "Half of all jobs, and nine of ten, should take no longer")
    record Seconds(double p50, double p90) {

        static Seconds of(Backlog.Seconds seconds) {
            return new Seconds(rounded(seconds.p50(), 1_000), rounded(seconds.p90(), 1_000));
        }
    }

    @Schema(name = "BacklogScore", description = "How well the latest predictions of a start held")
    record Score(
            int predictions,

            @Schema(description = "Share that started before their P50, 0 to 1; 0.5 is right")
            double p50Held,

            @Schema(description = "Share that started before their P90, 0 to 1; 0.85 to 0.95 is right")
            double p90Held) {}

    static BacklogView of(Backlog backlog) {
        Backlog.Workers crew = backlog.crew();
        return new BacklogView(
                backlog.at(),
                new Workers(
                        crew.live(),
                        crew.slots(),
                        crew.free(),
                        crew.basis().wireName(),
                        rounded(crew.prefill(), 100),
                        rounded(crew.decode(), 100)),
                new Queues(queue(backlog.queue(JobKind.PROMPT)), queue(backlog.queue(JobKind.GRADING))),
                Seconds.of(backlog.workerSeconds()),
                new Score(
                        backlog.score().predictions(),
                        rounded(backlog.score().p50Held(), 1_000),
                        rounded(backlog.score().p90Held(), 1_000)));
    }

    private static Queue queue(Backlog.Queue queue) {
        Backlog.Jobs jobs = queue.jobs();
        return new Queue(
                new Jobs(jobs.waiting(), jobs.held(), jobs.running(), jobs.all()),
                new Tokens(queue.tokens().read(), queue.tokens().written()),
                Seconds.of(queue.drain()),
                Seconds.of(queue.start()),
                Seconds.of(queue.workerSeconds()));
    }

    /** Something stays something: an autoscaler must not read zero where a little is left. */
    private static double rounded(double value, double steps) {
        return Math.ceil(value * steps) / steps;
    }
}
