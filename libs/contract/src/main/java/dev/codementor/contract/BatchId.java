package dev.codementor.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.Optional;
import java.util.UUID;

/** Identifies a batch. A UUIDv7, so that ids sort by the time of upload. */
public record BatchId(UUID value) implements Comparable<BatchId> {

    private static final String OWNER_PREFIX = "batch:";

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    /** A new id, greater than all ids that this process has made before. */
    public static BatchId next() {
        return new BatchId(GENERATOR.generate());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws IllegalArgumentException when the text is not a UUID in its usual form of 36 characters
     */
    @JsonCreator
    public static BatchId parse(String text) {
        // UUID.fromString accepts shortened groups, which would give one job several names.
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a batch id");
        }
        return new BatchId(UUID.fromString(text));
    }

    /** The owner of the batch's jobs. It is nobody's subject, so no student's request finds the jobs. */
    public String jobOwner() {
        return OWNER_PREFIX + value;
    }

    /** The batch that this owner stands for; empty if the owner is a person, whatever an issuer calls people. */
    public static Optional<BatchId> ofJobOwner(String owner) {
        if (!owner.startsWith(OWNER_PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(owner.substring(OWNER_PREFIX.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** By time of creation; unlike {@link UUID#compareTo}, unsigned and so the same order as PostgreSQL's. */
    @Override
    public int compareTo(BatchId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
