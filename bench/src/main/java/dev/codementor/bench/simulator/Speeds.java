package dev.codementor.bench.simulator;

/**
 * How fast one pod is.
 *
 * @param prefill tokens of prompts a second, with one job
 * @param decode tokens of answers a second, with one job
 * @param prefillGainOfTwo how many times as many tokens two jobs read together
 * @param decodeGainOfTwo the same for written tokens
 */
record Speeds(double prefill, double decode, double prefillGainOfTwo, double decodeGainOfTwo) {

    /** Tokens of prompts a second of one of so many jobs. */
    double prefillOfEach(int jobs) {
        return prefill * gain(jobs, prefillGainOfTwo) / jobs;
    }

    /** Tokens of answers a second of one of so many jobs. */
    double decodeOfEach(int jobs) {
        return decode * gain(jobs, decodeGainOfTwo) / jobs;
    }

    /** Seconds of a whole pod that these tokens take while all its slots are busy. */
    double seconds(double promptTokens, double answerTokens, int slots) {
        return promptTokens / (slots * prefillOfEach(slots)) + answerTokens / (slots * decodeOfEach(slots));
    }

    /** Gunther's law of scalability without coherence, through the measured gain of two. */
    private static double gain(int jobs, double ofTwo) {
        double contention = 2 / ofTwo - 1;
        return jobs / (1 + contention * (jobs - 1));
    }
}
