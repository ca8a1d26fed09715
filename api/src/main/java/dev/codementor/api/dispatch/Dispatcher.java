package dev.codementor.api.dispatch;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.fleet.DispatchWindow;
import dev.codementor.fleet.Pauses;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import dev.codementor.livelink.LiveEvents;
import dev.codementor.queues.JobQueues;
import java.util.Collection;
import java.util.List;

/** Tells the queues and the readers what the ledger has committed. Its calls return at once and never fail. */
public final class Dispatcher {

    private final JobQueues queues;
    private final LiveEvents events;
    private final DispatchWindow window;
    private final Pauses pauses;
    private final Admissions admissions;

    Dispatcher(JobQueues queues, LiveEvents events, DispatchWindow window, Pauses pauses, Admissions admissions) {
        this.queues = queues;
        this.events = events;
        this.window = window;
        this.pauses = pauses;
        this.admissions = admissions;
    }

    /** Most jobs of one owner that may be in the queue or running. */
    public int window() {
        return window.forOwner();
    }

    /** Sends jobs that may go into their queues now. The queues then tell the readers. */
    public void release(Collection<ReleasedJob> jobs) {
        if (!jobs.isEmpty()) {
            queues.send(jobs);
        }
    }

    /**
     * Reports an accepted prompt. If it is not released, it waits for its owner's other jobs; if its queue or course is
     * paused, the sweeper sends it when the pause ends.
     */
    public void accepted(JobId job, String course, String owner, boolean released) {
        admissions.accepted(course);
        if (released && pauses.holding(JobKind.PROMPT, course).isEmpty()) {
            queues.send(List.of(new ReleasedJob(job, JobKind.PROMPT, owner, owner)));
        } else {
            events.publish(new LiveEvent.StateChanged(job, owner, JobState.ACCEPTED));
        }
    }

    /** Reports jobs that were settled without a worker. */
    public void settled(Collection<SettledJob> jobs) {
        for (SettledJob job : jobs) {
            events.publish(new LiveEvent.Settled(
                    job.job(), job.owner(), job.state(), job.epoch(), job.length(), job.failure()));
            queues.announce(job.job());
        }
    }

    /** Reports a settled job that is not archived yet. */
    void announceAgain(JobId job) {
        queues.announce(job);
    }
}
