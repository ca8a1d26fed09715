package dev.codementor.ledger.backlog;

import dev.codementor.contract.JobKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The figures from which {@code libs/fleet} says how long waiting takes. Nobody else asks for them. */
public interface BacklogLedger {

    /**
     * The oldest unsettled jobs, oldest first.
     *
     * @param limit most jobs of one kind, at least 1
     */
    List<UnsettledJob> unsettled(int limit);

    /** How many unsettled jobs of a kind there are, running ones included. Reads an entry of an index for each of them. */
    int countUnsettled(JobKind kind);

    /** Items of started batches that have no job yet, batch by batch. */
    List<WaitingItems> waitingItems();

    /**
     * What the latest answers cost, for each kind and course.
     *
     * @param latest most settled jobs of one kind to look at, at least 1
     */
    List<RecentAnswers> recentAnswers(int latest);

    /**
     * How everything stands. Reads each unsettled job, so it is not for every request.
     *
     * @param batchesSince how old batches may be whose items count
     */
    LedgerFigures figures(Duration batchesSince);

    /** What the last worker that measured anything measured; empty when none ever did. */
    Optional<LastSpeed> lastSpeed();

    /** Keeps what students were told. A job that is known already keeps what was told first. */
    void keep(Collection<StartPrediction> told);

    /**
     * Compares predictions with what happened, for jobs that have started since. Predictions of jobs that ended without a
     * start are dropped, and so are those older than the given time.
     *
     * @param limit most predictions to compare
     * @return how many were compared or dropped
     */
    int score(int limit, Duration keepFor);

    /** The predictions of the jobs that started last, latest first. */
    List<ScoredPrediction> scored(int latest);
}
