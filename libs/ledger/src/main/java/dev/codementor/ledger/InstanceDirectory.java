package dev.codementor.ledger;

import dev.codementor.ledger.backlog.TokenSpeed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is alive: notifiers announce where publishers reach them, workers how much they can do. */
public interface InstanceDirectory {

    /** Announces a notifier, or renews its heartbeat. */
    void announceNotifier(String instance, URI internalAddress);

    void withdrawNotifier(String instance);

    /** Notifiers whose heartbeat is younger than the given time. */
    List<LiveNotifier> liveNotifiers(Duration heartbeatWithin);

    /** Announces a worker, or renews its heartbeat. */
    void announceWorker(WorkerState worker);

    void withdrawWorker(String instance);

    /** Workers whose heartbeat is younger than the given time. */
    List<LiveWorker> liveWorkers(Duration heartbeatWithin);

    /** @param internalAddress a {@code ws:} or {@code wss:} address that publishers connect to */
    record LiveNotifier(String instance, URI internalAddress) {}

    /**
     * What a worker says about itself.
     *
     * @param version of its program
     * @param model that it answers with when a job asks for none
     * @param slots jobs that it works on at a time
     * @param busy slots that are in use now
     * @param rehearsal whether it answers with a rehearsal server and not with a model
     * @param draining whether it takes no more jobs and finishes what it has
     * @param trouble why it has no model and takes no jobs; null when it has one
     * @param gradingSlots most slots that gradings use at a time
     * @param speed what it measured over its latest answers; null before the first
     * @param models all that its model server has, at most 200; empty when it does not say
     */
    record WorkerState(
            String instance,
            String version,
            String model,
            int slots,
            int busy,
            boolean rehearsal,
            boolean draining,
            @Nullable Trouble trouble,
            int gradingSlots,
            @Nullable TokenSpeed speed,
            List<String> models) {

        /** A worker that does not say what else its server has. */
        public WorkerState(
                String instance,
                String version,
                String model,
                int slots,
                int busy,
                boolean rehearsal,
                boolean draining,
                @Nullable Trouble trouble,
                int gradingSlots,
                @Nullable TokenSpeed speed) {
            this(instance, version, model, slots, busy, rehearsal, draining, trouble, gradingSlots, speed, List.of());
        }

        /** A worker that has its model, has measured nothing yet, and grades on all its slots. */
        public WorkerState(
                String instance,
                String version,
                String model,
                int slots,
                int busy,
                boolean rehearsal,
                boolean draining) {
            this(instance, version, model, slots, busy, rehearsal, draining, null, slots, null);
        }
    }

    /**
     * Why a worker has no model.
     *
     * @param code one word: {@code away}, {@code missing}, {@code pulling} or {@code failing}
     * @param said the model server's own words for operators, without secrets; empty when it said nothing
     */
    record Trouble(String code, String said) {}

    /**
     * What a worker said about itself, and when; see {@link WorkerState} for the other fields.
     *
     * @param heartbeatAt when it said so, by the ledger's clock
     */
    record LiveWorker(
            String instance,
            String version,
            String model,
            int slots,
            int busy,
            boolean rehearsal,
            boolean draining,
            @Nullable Trouble trouble,
            int gradingSlots,
            @Nullable TokenSpeed speed,
            List<String> models,
            Instant heartbeatAt) {

        /** Whether it takes jobs. */
        public boolean takesJobs() {
            return !draining && trouble == null;
        }
    }
}
