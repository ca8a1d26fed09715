package dev.codementor.grading.rubric;

import java.util.List;

/** How a criterion is judged. */
public sealed interface Scale {

    /** @param levels at least two, as the rubric lists them */
    record Levels(List<Level> levels) implements Scale {

        public Levels {
            levels = List.copyOf(levels);
        }
    }

    /** Yes earns all points of the criterion, and no earns none. */
    record YesNo() implements Scale {}
}
