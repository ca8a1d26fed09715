package dev.codementor.contract.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.codementor.contract.BatchId;
import dev.codementor.contract.JobId;

/** What a client sends. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientFrame.Follow.class, name = "follow"),
    @JsonSubTypes.Type(value = ClientFrame.Unfollow.class, name = "unfollow"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping")
})
public sealed interface ClientFrame {

    /** The first frame; a later one renews the token of the same subject. */
    record Hello(String token) implements ClientFrame {}

    /**
     * Asks for a job's events from what the client holds.
     *
     * @param epoch of the text that the client holds, 0 for nothing
     * @param offset UTF-16 code units that the client holds of that epoch
     */
    record Follow(JobId job, int epoch, int offset) implements ClientFrame {}

    record Unfollow(JobId job) implements ClientFrame {}

    /** A frame that names a batch instead of a job. Its types are the same, so {@code batch} tells it from the others. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FollowBatch.class, name = "follow"),
        @JsonSubTypes.Type(value = UnfollowBatch.class, name = "unfollow")
    })
    sealed interface OfBatch extends ClientFrame {

        BatchId batch();
    }

    /** Asks for a batch's counts, now and whenever they change. */
    record FollowBatch(BatchId batch) implements OfBatch {}

    record UnfollowBatch(BatchId batch) implements OfBatch {}

    record Ping() implements ClientFrame {}
}
