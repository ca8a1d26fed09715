package dev.codementor.bench.simulator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** What an autoscaler looks at. Several of them count by the one that wants most pods, as in Kubernetes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Trigger.QueueLength.class, name = "queue-length"),
    @JsonSubTypes.Type(value = Trigger.OldestAge.class, name = "oldest-age"),
    @JsonSubTypes.Type(value = Trigger.Backlog.class, name = "backlog"),
    @JsonSubTypes.Type(value = Trigger.Calendar.class, name = "calendar")
})
sealed interface Trigger {

    /**
     * Messages of the longer of the two queues, visible or in flight, for each pod: KEDA's trigger {@code aws-sqs-queue}. It
     * does not see jobs that wait in the ledger behind their owner's window.
     *
     * @param jobs for each pod, above 0
     */
    record QueueLength(double jobs) implements Trigger {

        public QueueLength {
            Check.within("jobs", jobs, 0.01, 1_000_000);
        }
    }

    /**
     * The age of the oldest job that waits, as a ratio to the target.
     *
     * @param target at which the number of pods is right
     */
    record OldestAge(Duration target) implements Trigger {

        public OldestAge {
            Check.within("target", target, Duration.ofMillis(100), Duration.ofHours(24));
        }
    }

    /**
     * The work that was accepted and is not done, in seconds of one worker, for each pod: the time to drain.
     *
     * @param target seconds of work for each pod
     */
    record Backlog(Duration target) implements Trigger {

        public Backlog {
            Check.within("target", target, Duration.ofMillis(100), Duration.ofHours(24));
        }
    }

    /**
     * So many pods while a lesson stands in the calendar: KEDA's trigger {@code cron}.
     *
     * @param lead how long before the lesson
     * @param pods 1 to 10,000
     */
    record Calendar(Duration lead, int pods) implements Trigger {

        public Calendar {
            Check.within("lead", lead, Duration.ZERO, Duration.ofHours(24));
            Check.within("pods", pods, 1, 10_000);
        }

        boolean open(Trace.Lesson lesson, double now) {
            return lesson.to() > lesson.from() && now >= lesson.from() - Text.seconds(lead) && now < lesson.to();
        }
    }
}
