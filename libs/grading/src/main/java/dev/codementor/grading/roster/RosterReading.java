package dev.codementor.grading.roster;

import java.util.List;

/** The outcome of reading a roster. */
public sealed interface RosterReading {

    record Read(Roster roster, Gradebook gradebook) implements RosterReading {}

    /** @param faults at least one; each begins with file and line, as {@code roster.csv:3 …} */
    record Refused(List<String> faults) implements RosterReading {

        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
