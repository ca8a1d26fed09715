package dev.codementor.embedded.rehearsal;

import java.util.List;

/** The body of {@code /rehearsal/faults}. */
record FaultList(List<RehearsalFault> faults) {}
