package dev.codementor.telemetry.cloudwatch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/**
 * What alarms and dashboards in CloudWatch need. Each combination of a name and labels costs there by the month, so there
 * are no courses, no buckets, and one percentile of each prediction. docs/metrics.md lists them.
 */
final class Shortlist implements MeterFilter {

    private static final Set<String> WHOLE = Set.of(
            "codementor.queue.depth",
            "codementor.queue.oldest.age",
            "codementor.fleet.workers",
            "codementor.fleet.slots",
            "codementor.archive.lag",
            "codementor.archive.pending",
            "codementor.worker.attempts",
            "codementor.notifier.connections");

    private static final Set<String> P90 =
            Set.of("codementor.backlog.start", "codementor.backlog.worker", "codementor.forecast.held");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        boolean wanted =
                WHOLE.contains(id.getName()) || P90.contains(id.getName()) && "90".equals(id.getTag("percentile"));
        return wanted ? MeterFilterReply.ACCEPT : MeterFilterReply.DENY;
    }
}
