package dev.codementor.bench.simulator;

/**
 * What an autoscaler can know.
 *
 * @param longerQueue messages of the longer queue, visible and in flight
 * @param oldestAge seconds since the oldest job that waits was accepted; 0 when none waits
 * @param backlog seconds of one worker that the accepted work takes, by the prompts and by how long answers usually are
 * @param readyPods that take jobs
 */
record Observation(double now, int longerQueue, double oldestAge, double backlog, int readyPods) {}
