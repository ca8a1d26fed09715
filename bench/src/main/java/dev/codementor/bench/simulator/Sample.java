package dev.codementor.bench.simulator;

/**
 * How it stood at one time.
 *
 * @param waiting jobs
 * @param pods that are there, ready or not
 * @param oldestAge seconds for which the oldest of the waiting jobs waits
 */
record Sample(double at, int waiting, int pods, int ready, double oldestAge) {}
