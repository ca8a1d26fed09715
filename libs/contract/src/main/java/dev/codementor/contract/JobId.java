package dev.codementor.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Identifies a job. A UUIDv7, so that ids sort by the time of acceptance. */
public record JobId(UUID value) implements Comparable<JobId> {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    /** A new id, greater than all ids that this process made before. */
    public static JobId next() {
        return new JobId(GENERATOR.generate());
    }

    /**
     * Reads an id from its text form.
     *
     * @throws IllegalArgumentException when the text is not a UUID in its usual form of 36 characters
     */
    @JsonCreator
    public static JobId parse(String text) {
        // UUID.fromString accepts shortened groups, which would give one job several names.
        if (text.length() != 36) {
            throw new IllegalArgumentException("not a job id");
        }
        return new JobId(UUID.fromString(text));
    }

    /** By time of creation; unlike {@link UUID#compareTo}, unsigned and so the same order as PostgreSQL's. */
    @Override
    public int compareTo(JobId other) {
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
