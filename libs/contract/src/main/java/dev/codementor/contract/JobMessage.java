package dev.codementor.contract;

/**
 * The message on the queues {@code interactive} and {@code grading}: this job is ready to be claimed. It carries only
 * the id, because nobody's text or name may appear in a queue.
 */
public record JobMessage(JobId job) {}
