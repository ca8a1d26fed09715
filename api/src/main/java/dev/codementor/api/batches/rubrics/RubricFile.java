package dev.codementor.api.batches.rubrics;

import dev.codementor.api.batches.forms.FileFaults;
import dev.codementor.api.batches.forms.FileFaults.Fault;
import dev.codementor.api.batches.forms.UploadedFile;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricReader;
import dev.codementor.grading.rubric.RubricReading;
import dev.codementor.ledger.batches.NewBatch.NewRubric;
import java.io.IOException;
import java.io.InputStream;

/** Reads rubrics that instructors send. */
public final class RubricFile {

    private final RubricReader reader = new RubricReader();

    public Rubric read(UploadedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return read(file.name(), in);
        }
    }

    /** @throws dev.codementor.api.problems.ProblemException that lists its faults */
    public Rubric read(String name, InputStream in) throws IOException {
        return switch (reader.read(name, in)) {
            case RubricReading.Read read -> read.rubric();
            case RubricReading.Refused refused ->
                throw FileFaults.problem(
                        ProblemCode.RUBRIC_INVALID,
                        refused.faults().stream().map(RubricFile::fault).toList());
        };
    }

    public static NewRubric forLedger(Rubric rubric) {
        return new NewRubric(rubric.version().hex(), rubric.canonical());
    }

    private static Fault fault(RubricReading.Fault fault) {
        String place = "%s:%d %s".formatted(fault.file(), fault.line(), fault.path());
        return new Fault(place.strip(), fault.message());
    }
}
