package dev.codementor.contract.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import org.jspecify.annotations.Nullable;

/** Something that has just happened to a job. It names the owner, so that a notifier knows whose sockets need it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LiveEvent.StateChanged.class, name = "state"),
    @JsonSubTypes.Type(value = LiveEvent.TextAdded.class, name = "chunk"),
    @JsonSubTypes.Type(value = LiveEvent.Settled.class, name = "settled")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface LiveEvent {

    JobId job();

    /** The subject of the job's owner. */
    String owner();

    /** The job is in an unsettled state. */
    record StateChanged(JobId job, String owner, JobState state) implements LiveEvent {}

    /**
     * The answer grew.
     *
     * @param epoch the attempt that writes the text, from 1
     * @param offset where the text belongs, in UTF-16 code units
     */
    record TextAdded(JobId job, String owner, int epoch, int offset, String text) implements LiveEvent {}

    /**
     * The job is settled, and the ledger has committed it.
     *
     * @param epoch the epoch of the final text; 0 when no attempt was made
     * @param length length of the final text in UTF-16 code units
     * @param trace the span that settled it, as a W3C {@code traceparent}; null if the job is not traced
     */
    record Settled(
            JobId job,
            String owner,
            JobState state,
            int epoch,
            int length,
            @Nullable Failure failure,
            @Nullable String trace)
            implements LiveEvent {

        /** One that is not traced. */
        public Settled(JobId job, String owner, JobState state, int epoch, int length, @Nullable Failure failure) {
            this(job, owner, state, epoch, length, failure, null);
        }
    }
}
