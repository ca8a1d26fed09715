package dev.codementor.api.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.ledger.operations.HistoryLedger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the queues and workers looked like. */
@Schema(name = "OperatorHistory")
record HistoryView(
        Instant from,
        Instant to,

        @Schema(description = "Oldest first; gaps mean that no api ran")
        List<Point> points) {

    @Schema(name = "OperatorHistoryPoint")
    record Point(
            Instant at,

            @Schema(description = "How long the point is: 60, 600 or 3600. Counts are of the whole time")
            long seconds,

            List<Queue> queues,

            @Schema(description = "The most live workers") int workers,

            @Schema(description = "The most slots") int slots,

            @Schema(description = "The most slots in use") int busy,

            @Schema(description = "The most settled jobs that were not in the archive")
            int unarchived,

            double unarchivedOldestSeconds,

            @Schema(description = "Requests that were refused")
            int refused,

            @Schema(description = "Tokens of answers") long answerTokens) {

        static Point of(HistoryLedger.Point point) {
            HistoryLedger.Fleet fleet = point.fleet();
            return new Point(
                    point.at(),
                    point.length().toSeconds(),
                    point.queues().entrySet().stream()
                            .map(entry -> Queue.of(entry.getKey().queue(), entry.getValue()))
                            .toList(),
                    fleet.workers(),
                    fleet.slots(),
                    fleet.busy(),
                    fleet.unarchived(),
                    fleet.unarchivedOldest().toMillis() / 1000.0,
                    fleet.refused(),
                    fleet.answerTokens());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OperatorHistoryQueue")
    record Queue(
            @Schema(description = "interactive or grading") String name,

            @Schema(description = "The most jobs behind their owners' windows")
            int held,

            @Schema(description = "The most jobs that waited for a worker")
            int waiting,

            @Schema(description = "The most jobs that workers held")
            int running,

            @Schema(description = "The longest that a waiting job had waited")
            double oldestSeconds,

            int accepted,
            int answered,
            int failed,
            int cancelled,
            int expired,

            @Schema(description = "Jobs that began") int began,

            @Schema(description = "Of these, those that had not waited longer than the objective")
            int good,

            @Schema(description = "How long those that began had waited; absent when none began") @Nullable
            Double waitP50Seconds,

            @Nullable Double waitP95Seconds) {

        static Queue of(String name, HistoryLedger.Queue queue) {
            return new Queue(
                    name,
                    queue.held(),
                    queue.waiting(),
                    queue.running(),
                    queue.oldest().toMillis() / 1000.0,
                    queue.accepted(),
                    queue.answered(),
                    queue.failed(),
                    queue.cancelled(),
                    queue.expired(),
                    queue.began(),
                    queue.good(),
                    Seconds.of(queue.waitP50()),
                    Seconds.of(queue.waitP95()));
        }
    }
}
