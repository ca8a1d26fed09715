package dev.codementor.notifier.feed;

import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobReader.TextSnapshot;
import dev.codementor.ledger.JobRecord;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds new jobs of connected people that no publisher could report, because it was not linked when they were made.
 * Runs after a publisher has connected, because that publisher may have been away before.
 */
final class CatchUp {

    private static final int NEWEST_JOBS = 20;

    private final Audience audience;
    private final Feeds feeds;
    private final JobReader jobs;
    private final AtomicBoolean due = new AtomicBoolean();

    CatchUp(Audience audience, Feeds feeds, JobReader jobs) {
        this.audience = audience;
        this.feeds = feeds;
        this.jobs = jobs;
    }

    void soon() {
        due.set(true);
    }

    /** Looks once if that is due. May block for as long as the ledger takes. */
    void run() {
        if (!due.getAndSet(false)) {
            return;
        }
        for (String person : audience.persons()) {
            for (JobRecord job : jobs.list(person, null, null, null, NEWEST_JOBS)) {
                if (feeds.known(job.id()) == null && audience.wants(person, job.id())) {
                    feeds.introduce(new TextSnapshot(
                            job.id(), job.owner(), job.state(), job.epoch(), job.text(), job.failure()));
                }
            }
        }
    }
}
