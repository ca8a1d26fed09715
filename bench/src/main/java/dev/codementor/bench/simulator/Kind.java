package dev.codementor.bench.simulator;

/** What a job is. */
enum Kind {
    QUESTION,
    GRADING
}
