package dev.codementor.bench.simulator;

import java.util.List;

/**
 * What became of one trace under one policy.
 *
 * @param refused arrivals that a quota refused
 * @param waiting accepted jobs that had no outcome at the end
 * @param jobs all that were accepted
 * @param end of the simulation in seconds
 * @param peak most pods that were there at a time
 * @param podSeconds for which pods were there
 * @param paidSeconds for which machines were paid
 */
record Outcome(
        String trace,
        String policy,
        int arrivals,
        int refused,
        int waiting,
        List<Job> jobs,
        double end,
        int peak,
        double podSeconds,
        double paidSeconds,
        List<Sample> samples) {

    double dollars(double anHour) {
        return paidSeconds / 3_600 * anHour;
    }

    int count(Job.State state) {
        return (int) jobs.stream().filter(job -> job.state() == state).count();
    }
}
