package dev.codementor.contract.socket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.codementor.contract.BatchId;
import dev.codementor.contract.Failure;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.Waiting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the notifier sends. Clients ignore types and fields that they do not know. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.State.class, name = "state"),
    @JsonSubTypes.Type(value = ServerFrame.Chunk.class, name = "chunk"),
    @JsonSubTypes.Type(value = ServerFrame.Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = ServerFrame.Batch.class, name = "batch"),
    @JsonSubTypes.Type(value = ServerFrame.Problem.class, name = "problem"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ServerFrame {

    /** Answers a hello. */
    record Welcome(String student) implements ServerFrame {}

    /**
     * A job's state changed, or its place in the queue.
     *
     * @param position jobs to be started before this one, plus one; absent once it runs
     * @param eta when the answer is expected to begin; absent when it cannot be estimated
     * @param waiting why no worker takes jobs now; absent when one does
     */
    record State(
            JobId job,
            JobState state,
            @Nullable Integer position,
            @Nullable Instant eta,
            @Nullable Waiting waiting) implements ServerFrame {

        /** A job that runs, or that waits for its turn only. */
        public State(JobId job, JobState state, @Nullable Integer position, @Nullable Instant eta) {
            this(job, state, position, eta, null);
        }
    }

    /** A piece of the answer; see the rules for clients in the interface's documentation. */
    record Chunk(JobId job, int epoch, int offset, String text) implements ServerFrame {}

    /** The job is settled; the text is complete when the client holds {@code length} code units of {@code epoch}. */
    record Settled(
            JobId job,
            JobState state,
            int epoch,
            int length,
            @Nullable Failure failure) implements ServerFrame {}

    /**
     * How a batch stands. Frames may be left out, as each is whole.
     *
     * @param size of the batch, the sum of its counts
     * @param eta when what is started is expected to be done; absent when it cannot be estimated
     */
    record Batch(
            BatchId batch,
            Counts counts,
            int size,
            @Nullable Instant eta) implements ServerFrame {

        /** Items by state, at one moment. */
        public record Counts(int processing, int succeeded, int failed, int cancelled, int expired) {}
    }

    /** A frame could not be understood or fulfilled; the connection stays open. */
    record Problem(
            String code,
            @Nullable String detail,
            @Nullable JobId job,
            @Nullable BatchId batch) implements ServerFrame {}

    /** Answers a ping. */
    record Pong() implements ServerFrame {}
}
