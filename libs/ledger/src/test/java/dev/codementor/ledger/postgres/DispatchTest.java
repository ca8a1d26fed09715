package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.claimed;
import static dev.codementor.ledger.postgres.Jobs.loseLease;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.DispatchLedger.Reclaimed;
import dev.codementor.ledger.JobIntake.Cancellation;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final Duration AGE = Duration.ofSeconds(10);
    private static final int ALL = 100_000;

    private final PostgresLedger ledger = TestLedger.shared();
    private final DispatchLedger dispatch = ledger.dispatch();
    private final String owner = newOwner();

    @BeforeEach
    void settleWhatOtherTestsLeft() {
        TestLedger.clear();
    }

    @Test
    void marksOnlyAcceptedJobs() {
        JobId accepted = aJob().accepted();
        Attempt running = aJob().running();
        JobId answered = aJob().answered();

        dispatch.markQueued(List.of(answered, running.job(), accepted, accepted, JobId.next()));
        dispatch.markQueued(List.of());

        assertThat(state(accepted)).isEqualTo(JobState.QUEUED);
        assertThat(state(running.job())).isEqualTo(JobState.RUNNING);
        assertThat(state(answered)).isEqualTo(JobState.ANSWERED);
    }

    @Test
    void takesUnsentOnceInAWhile() {
        JobId unsent = aJob().of(owner).accepted();
        aJob().of(owner).queued();
        aJob().of(owner).inWindow(1).accepted();
        assertThat(dispatch.takeUnsent(AGE, ALL)).isEmpty();

        letPass(AGE);

        assertThat(dispatch.takeUnsent(AGE, ALL)).containsExactly(released(unsent));
        assertThat(dispatch.takeUnsent(AGE, ALL)).isEmpty();
        letPass(AGE);
        assertThat(dispatch.takeUnsent(AGE, ALL)).containsExactly(released(unsent));
    }

    @Test
    void takesNoMoreThanAskedForOldestFirst() {
        JobId first = aJob().of(owner).accepted();
        JobId second = aJob().of(owner).accepted();
        JobId third = aJob().of(owner).accepted();

        assertThat(dispatch.takeUnsent(Duration.ZERO, 2)).containsExactly(released(first), released(second));
        assertThat(dispatch.takeUnsent(Duration.ofMillis(1), 0)).isEmpty();
        letPass(AGE);
        assertThat(dispatch.takeUnsent(AGE, 3)).containsExactly(released(first), released(second), released(third));
    }

    @Test
    void waitsTwiceAsLongForEachTimeAJobVanished() {
        JobId queued = aJob().of(owner).queued();
        aJob().of(owner).accepted();
        aJob().of(owner).running();
        assertThat(dispatch.takeVanished(AGE, ALL)).isEmpty();

        letPass(AGE);
        assertThat(dispatch.takeVanished(AGE, ALL)).containsExactly(released(queued));
        letPass(AGE);
        assertThat(dispatch.takeVanished(AGE, ALL)).isEmpty();
        letPass(AGE);
        assertThat(dispatch.takeVanished(AGE, ALL)).containsExactly(released(queued));
        letPass(AGE.multipliedBy(3));
        assertThat(dispatch.takeVanished(AGE, ALL)).isEmpty();
        letPass(AGE);
        assertThat(dispatch.takeVanished(AGE, ALL)).containsExactly(released(queued));
    }

    @Test
    void makesAllWaitingJobsDue() {
        aJob().of(owner).answered();
        JobId accepted = aJob().of(owner).accepted();
        JobId queued = aJob().of(owner).queued();
        aJob().of(owner).running();
        aJob().of(owner).inWindow(1).accepted();

        assertThat(dispatch.resendAll()).isEqualTo(2);

        assertThat(dispatch.takeUnsent(AGE, ALL)).containsExactly(released(accepted));
        assertThat(dispatch.takeVanished(AGE, ALL)).containsExactly(released(queued));
    }

    @Test
    void reclaimsLostRuns() {
        Attempt lost = aJob().of(owner).running();
        Attempt unwanted = aJob().of(owner).running();
        Attempt held = aJob().of(owner).running();
        ledger.attempts().checkpoint(List.of(new Checkpoint(unwanted, "Half", null, null)), LEASE);
        ledger.intake().cancel(unwanted.job(), owner);
        loseLease(lost.job());
        loseLease(unwanted.job());

        assertThat(dispatch.reclaim(ALL))
                .isEqualTo(new Reclaimed(
                        List.of(released(lost.job())),
                        List.of(new SettledJob(unwanted.job(), owner, JobState.CANCELLED, 2, 4, null))));
        assertThat(dispatch.reclaim(ALL)).isEqualTo(new Reclaimed(List.of(), List.of()));
        assertThat(state(lost.job())).isEqualTo(JobState.QUEUED);
        assertThat(state(held.job())).isEqualTo(JobState.RUNNING);
        assertThat(ledger.attempts().settle(lost, answer("late"), 1)).isEqualTo(new Settlement.Lost());
    }

    @Test
    void expiresWhatNoWorkerHolds() {
        Duration short_ = Duration.ofMillis(1);
        JobId accepted = aJob().of(owner).livingFor(short_).accepted();
        JobId held = aJob().of(owner).livingFor(short_).inWindow(1).accepted();
        Attempt running = aJob().of(owner).livingFor(Duration.ofMinutes(1)).running();
        Attempt lost = aJob().of(owner).livingFor(Duration.ofMinutes(1)).running();
        loseLease(lost.job());
        grow(running.job());
        grow(lost.job());

        assertThat(dispatch.expire(ALL))
                .isEqualTo(new Reclaimed(
                        List.of(),
                        List.of(
                                new SettledJob(accepted, owner, JobState.EXPIRED, 0, 0, null),
                                new SettledJob(held, owner, JobState.EXPIRED, 0, 0, null),
                                new SettledJob(lost.job(), owner, JobState.EXPIRED, 2, 0, null))));
        assertThat(state(running.job())).isEqualTo(JobState.RUNNING);
        assertThat(dispatch.expire(ALL).settled()).isEmpty();
    }

    @Test
    void cancelsRatherThanExpires() {
        Attempt lost = aJob().of(owner).livingFor(Duration.ofMinutes(1)).running();
        ledger.intake().cancel(lost.job(), owner);
        loseLease(lost.job());
        grow(lost.job());

        assertThat(dispatch.expire(ALL).settled())
                .containsExactly(new SettledJob(lost.job(), owner, JobState.CANCELLED, 2, 0, null));
    }

    @Test
    void releasesNextWhenJobIsSettled() {
        Attempt running = aJob().of(owner).inWindow(1).running();
        JobId next = aJob().of(owner).inWindow(1).accepted();
        JobId last = aJob().of(owner).inWindow(1).accepted();
        aJob().inWindow(1).accepted();

        Settlement settlement = ledger.attempts().settle(running, answer("yes"), 1);
        assertThat(((Settlement.Done) settlement).released()).containsExactly(released(next));

        Cancellation cancellation = ledger.intake().cancel(next, owner);
        assertThat(((Cancellation.Cancelled) cancellation).released()).containsExactly(released(last));
    }

    @Test
    void releasesNothingWhenHeldJobIsCancelled() {
        aJob().of(owner).inWindow(1).accepted();
        JobId held = aJob().of(owner).inWindow(1).accepted();
        aJob().of(owner).inWindow(1).accepted();

        assertThat(((Cancellation.Cancelled) ledger.intake().cancel(held, owner)).released())
                .isEmpty();
    }

    @Test
    void releasesNextWhenJobExpiresOrIsGivenUp() {
        JobId expired =
                aJob().of(owner).livingFor(Duration.ofMillis(1)).inWindow(1).accepted();
        JobId next = aJob().of(owner).inWindow(1).accepted();
        assertThat(dispatch.expire(ALL).waiting()).containsExactly(released(next));

        assertThat(state(expired)).isEqualTo(JobState.EXPIRED);
        JobId last = aJob().of(owner).inWindow(1).accepted();
        claimed(ledger, next);
        loseLease(next);
        assertThat(ledger.attempts().claim(next, "worker", LEASE, 1))
                .hasFieldOrPropertyWithValue("released", List.of(released(last)));
    }

    @Test
    void settlesDownToASmallerWindow() {
        Attempt first = aJob().of(owner).inWindow(2).running();
        Attempt second = aJob().of(owner).inWindow(2).running();
        JobId held = aJob().of(owner).inWindow(2).accepted();

        assertThat(((Settlement.Done) ledger.attempts().settle(first, answer("yes"), 1)).released())
                .isEmpty();
        assertThat(((Settlement.Done) ledger.attempts().settle(second, answer("yes"), 1)).released())
                .containsExactly(released(held));
    }

    @Test
    void releasesHeldJobsIntoAWiderWindow() {
        JobId first = aJob().of(owner).inWindow(1).accepted();
        JobId second = aJob().of(owner).inWindow(1).accepted();
        JobId third = aJob().of(owner).inWindow(1).accepted();
        JobId fourth = aJob().of(owner).inWindow(1).accepted();
        String other = newOwner();
        aJob().of(other).of(JobKind.GRADING).inWindow(1).accepted();
        JobId grading = aJob().of(other).of(JobKind.GRADING).inWindow(1).accepted();

        assertThat(dispatch.releaseHeld(1, ALL)).isEmpty();
        assertThat(dispatch.releaseHeld(3, ALL))
                .containsExactly(
                        released(second), released(third), new ReleasedJob(grading, JobKind.GRADING, other, other));
        assertThat(dispatch.releaseHeld(3, ALL)).isEmpty();
        assertThat(state(first)).isEqualTo(JobState.ACCEPTED);
        assertThat(dispatch.releaseHeld(4, ALL)).containsExactly(released(fourth));
    }

    @Test
    void releasesNoMoreThanAskedFor() {
        for (int i = 0; i < 6; i++) {
            aJob().of(owner).inWindow(1).accepted();
        }

        assertThat(dispatch.releaseHeld(100, 2)).hasSize(2);
        assertThat(dispatch.releaseHeld(100, 10)).hasSize(3);
    }

    private ReleasedJob released(JobId job) {
        return new ReleasedJob(job, JobKind.PROMPT, owner, owner);
    }

    private JobState state(JobId job) {
        return ledger.reader().find(job).orElseThrow().state();
    }

    private static void letPass(Duration time) {
        TestLedger.sql()
                .sql("update jobs set sent_at = sent_at - :ms * interval '1 millisecond' where settled_at is null")
                .param("ms", time.toMillis())
                .update();
    }

    /** Makes a job older than it may become. */
    private static void grow(JobId job) {
        TestLedger.withoutTriggers(
                "update jobs set expires_at = clock_timestamp() - interval '1 second' where id = '%s'".formatted(job));
    }
}
