package dev.codementor.api.batches.forms;

import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.problems.ProblemException;
import java.util.List;

/** The faults of an uploaded file, with their places. */
public final class FileFaults {

    private FileFaults() {}

    /** @param place line or path, such as {@code rubric.yaml:12 criteria[2].points}; empty for the file as a whole */
    public record Fault(String place, String message) {}

    /** @param faults at least one */
    public static ProblemException problem(ProblemCode code, List<Fault> faults) {
        Fault first = faults.getFirst();
        String told = (first.place() + " " + first.message()).strip();
        String more = faults.size() == 1 ? "." : "; %d in all.".formatted(faults.size());
        return code.because(told + more).with("errors", faults).exception();
    }
}
