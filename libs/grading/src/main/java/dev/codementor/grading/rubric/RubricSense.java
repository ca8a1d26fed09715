package dev.codementor.grading.rubric;

import dev.codementor.grading.rubric.RubricSchema.Complaint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules for a rubric that a schema cannot express. */
final class RubricSense {

    private RubricSense() {}

    static List<Complaint> check(Rubric rubric) {
        List<Complaint> complaints = new ArrayList<>();
        if (rubric.title().isEmpty()) {
            complaints.add(new Complaint("/title", "must not be blank"));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rubric.criteria().size(); i++) {
            Criterion criterion = rubric.criteria().get(i);
            String pointer = "/criteria/" + i;
            if (!ids.add(criterion.id())) {
                complaints.add(new Complaint(pointer + "/id", "occurs twice: " + criterion.id()));
            }
            if (criterion.title().isEmpty()) {
                complaints.add(new Complaint(pointer + "/title", "must not be blank"));
            }
            if (criterion.scale() instanceof Scale.Levels scale) {
                check(criterion, scale, pointer, complaints);
            }
        }
        return complaints;
    }

    private static void check(Criterion criterion, Scale.Levels scale, String pointer, List<Complaint> complaints) {
        Set<String> names = new HashSet<>();
        BigDecimal best = BigDecimal.ZERO;
        for (int i = 0; i < scale.levels().size(); i++) {
            Level level = scale.levels().get(i);
            String at = pointer + "/levels/" + i;
            best = best.max(level.points());
            if (level.name().isEmpty()) {
                complaints.add(new Complaint(at + "/name", "must not be blank"));
            }
            if (!names.add(level.name().toLowerCase(Locale.ROOT))) {
                complaints.add(new Complaint(at + "/name", "occurs twice: " + level.name()));
            }
            if (level.points().compareTo(criterion.points()) > 0) {
                complaints.add(new Complaint(
                        at + "/points", "must be at most the criterion's %s".formatted(criterion.points())));
            }
        }
        if (best.compareTo(criterion.points()) < 0) {
            complaints.add(new Complaint(
                    pointer + "/levels",
                    "must have a level that earns the criterion's %s".formatted(criterion.points())));
        }
    }
}
