package dev.codementor.grading.rubric;

import dev.codementor.grading.canonical.Digest;
import java.util.List;

/** The outcome of reading a rubric. */
public sealed interface RubricReading {

    record Read(Rubric rubric, Digest version) implements RubricReading {}

    /** @param faults at least one and at most {@value RubricReader#MOST_FAULTS}, by line */
    record Refused(List<Fault> faults) implements RubricReading {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A mistake in a rubric's file; as text {@code rubric.yaml:12 criteria[2].points must be at most 1000}.
     *
     * @param file as its sender called it
     * @param line counted from 1
     * @param path to the value; empty for the file as a whole
     * @param message what has to be changed
     */
    record Fault(String file, int line, String path, String message) {

        @Override
        public String toString() {
            return file + ":" + line + " " + (path.isEmpty() ? "" : path + " ") + message;
        }
    }
}
