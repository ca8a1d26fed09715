package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.ATTEMPTS;
import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.MODEL;
import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.claimed;
import static dev.codementor.ledger.postgres.Jobs.loseLease;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Continuation;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.SettledJob;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final AttemptLedger attempts = ledger.attempts();
    private final String owner = newOwner();

    @Test
    void claimsJobThatIsNotKnownToBeQueued() {
        Claim.Claimed claim = claimed(ledger, aJob().accepted());

        assertThat(claim.job().timeline().queued()).isNotNull();
        assertThat(claim.job().timeline().started()).isNotNull();
    }

    @Test
    void holdsClaimedJobForItsLease() {
        Attempt attempt = aJob().running();

        assertThat(claim(attempt.job())).isInstanceOfSatisfying(Claim.Held.class, held -> assertThat(held.until())
                .isBetween(Instant.now(), Instant.now().plus(LEASE).plusSeconds(10)));
    }

    @Test
    void claimsAgainWhenLeaseRanOut() {
        Attempt first = aJob().running();
        attempts.checkpoint(List.of(new Checkpoint(first, "Half", null, null)), LEASE);
        loseLease(first.job());

        Claim.Claimed second = claimed(ledger, first.job());

        assertThat(second.attempt().number()).isEqualTo(2);
        assertThat(second.job().text()).isEqualTo("Half");
        assertThat(second.job().epoch()).isEqualTo(1);
    }

    @Test
    void knowsNothingOfUnknownJobs() {
        assertThat(claim(JobId.next())).isEqualTo(new Claim.Unknown());
    }

    @Test
    void tellsThatSettledJobIsOver() {
        assertThat(claim(aJob().answered())).isEqualTo(new Claim.Over(JobState.ANSWERED, null, List.of()));
    }

    @Test
    void givesUpAfterMostAttempts() {
        JobId job = aJob().of(owner).queued();
        for (int i = 0; i < ATTEMPTS; i++) {
            claimed(ledger, job);
            loseLease(job);
        }

        SettledJob settled =
                new SettledJob(job, owner, JobState.FAILED, ATTEMPTS + 1, 0, FailureCode.GAVE_UP.failure());
        assertThat(claim(job)).isEqualTo(new Claim.Over(JobState.FAILED, settled, List.of()));
        assertThat(claim(job)).isEqualTo(new Claim.Over(JobState.FAILED, null, List.of()));
        assertThat(ledger.reader().find(job).orElseThrow().attempt()).isEqualTo(ATTEMPTS);
    }

    @Test
    void cancelsAtClaimWhatWasToBeCancelled() {
        Attempt attempt = aJob().of(owner).running();
        ledger.intake().cancel(attempt.job(), owner);
        attempts.release(new Checkpoint(attempt, "Half", null, null));

        assertThat(claim(attempt.job()))
                .isEqualTo(new Claim.Over(
                        JobState.CANCELLED,
                        new SettledJob(attempt.job(), owner, JobState.CANCELLED, 2, 4, null),
                        List.of()));
    }

    @Test
    void expiresAtClaimWhatIsTooOld() {
        JobId job = aJob().of(owner).livingFor(Duration.ofMillis(1)).queued();

        assertThat(claim(job))
                .isEqualTo(new Claim.Over(
                        JobState.EXPIRED, new SettledJob(job, owner, JobState.EXPIRED, 0, 0, null), List.of()));
    }

    @Test
    void keepsTextAndEpochOfEarlierAttemptUntilNewOneWrites() {
        Attempt first = aJob().running();
        attempts.checkpoint(List.of(new Checkpoint(first, "Half", null, null)), LEASE);
        loseLease(first.job());
        Attempt second = claimed(ledger, first.job()).attempt();

        attempts.checkpoint(List.of(new Checkpoint(second, null, null, MODEL)), LEASE);
        assertThat(job(second)).returns(1, JobRecord::epoch).returns("Half", JobRecord::text);

        attempts.checkpoint(List.of(new Checkpoint(second, "Ha", null, null)), LEASE);
        assertThat(job(second))
                .returns(2, JobRecord::epoch)
                .returns("Ha", JobRecord::text)
                .returns(MODEL, JobRecord::answeredBy);
    }

    @Test
    void keepsFirstStamps() {
        Attempt first = aJob().running();
        Instant chunk = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        attempts.checkpoint(List.of(new Checkpoint(first, "Half", chunk, null)), LEASE);
        JobRecord.Timeline before = job(first).timeline();
        loseLease(first.job());
        Attempt second = claimed(ledger, first.job()).attempt();

        attempts.checkpoint(List.of(new Checkpoint(second, "Ha", chunk.plusSeconds(5), null)), LEASE);

        assertThat(job(second).timeline()).isEqualTo(before);
        assertThat(before.firstChunk()).isEqualTo(chunk);
    }

    @Test
    void refusesEveryWriteOfStaleAttempt() {
        Attempt stale = aJob().running();
        loseLease(stale.job());
        Attempt fresh = claimed(ledger, stale.job()).attempt();
        JobRecord before = job(fresh);

        assertThat(attempts.checkpoint(List.of(new Checkpoint(stale, "stale", null, MODEL)), LEASE))
                .containsExactly(Continuation.LOST);
        assertThat(attempts.settle(stale, answer("stale"), WIDE)).isEqualTo(new Settlement.Lost());
        assertThat(attempts.release(new Checkpoint(stale, "stale", null, MODEL)))
                .isFalse();

        assertThat(job(fresh)).isEqualTo(before);
        assertThat(attempts.settle(fresh, answer("fresh"), WIDE)).isInstanceOf(Settlement.Done.class);
        assertThat(attempts.settle(fresh, answer("twice"), WIDE)).isEqualTo(new Settlement.Lost());
        assertThat(attempts.checkpoint(List.of(new Checkpoint(fresh, "twice", null, null)), LEASE))
                .containsExactly(Continuation.LOST);
        assertThat(attempts.release(new Checkpoint(fresh, "twice", null, null))).isFalse();
        assertThat(job(fresh).text()).isEqualTo("fresh");
    }

    @Test
    void goesOnAfterLeaseRanOutUnnoticed() {
        Attempt attempt = aJob().running();
        loseLease(attempt.job());

        assertThat(attempts.checkpoint(List.of(new Checkpoint(attempt, "late", null, null)), LEASE))
                .containsExactly(Continuation.GO_ON);
        assertThat(claim(attempt.job())).isInstanceOf(Claim.Held.class);
    }

    @Test
    void answersCheckpointsInTheirOrder() {
        Attempt going = aJob().running();
        Attempt cancelled = aJob().of(owner).running();
        ledger.intake().cancel(cancelled.job(), owner);
        Attempt lost = new Attempt(going.job(), 7);

        assertThat(attempts.checkpoint(
                        List.of(
                                new Checkpoint(cancelled, "c", null, null),
                                new Checkpoint(lost, "l", null, null),
                                new Checkpoint(going, "g", null, null)),
                        LEASE))
                .containsExactly(Continuation.CANCEL, Continuation.LOST, Continuation.GO_ON);
        assertThat(attempts.checkpoint(List.of(), LEASE)).isEmpty();
    }

    @Test
    void releasesWithTextForNextAttempt() {
        Attempt attempt = aJob().running();

        assertThat(attempts.release(new Checkpoint(attempt, "Half", null, MODEL)))
                .isTrue();

        assertThat(job(attempt)).returns(JobState.QUEUED, JobRecord::state).returns("Half", JobRecord::text);
        assertThat(claimed(ledger, attempt.job()).attempt().number()).isEqualTo(2);
    }

    @Test
    void doesNotCountAttemptsThatAreSpared() {
        JobId job = aJob().of(owner).queued();
        for (int i = 0; i <= ATTEMPTS; i++) {
            Attempt attempt = claimed(ledger, job).attempt();
            assertThat(attempts.release(new Checkpoint(attempt, null, null, null), null, true))
                    .isTrue();
        }

        JobRecord next = claimed(ledger, job).job();

        assertThat(next.attempt()).isEqualTo(ATTEMPTS + 2);
        assertThat(next.tries()).isEqualTo(1);
    }

    @Test
    void addsTheTokensOfAllAttempts() {
        Attempt first = aJob().of(owner).running();
        attempts.release(new Checkpoint(first, "Half", null, MODEL), new Usage(10, 4, 2), false);
        assertThat(job(first).usage()).isEqualTo(new Usage(10, 4, 2));
        Attempt second = claimed(ledger, first.job()).attempt();
        attempts.release(new Checkpoint(second, null, null, null), null, false);
        assertThat(job(first).usage()).isEqualTo(new Usage(10, 4, 2));
        Attempt third = claimed(ledger, first.job()).attempt();

        attempts.settle(
                third, new Outcome.Failed("Half", null, MODEL, FailureCode.ANSWER_TOO_LONG, new Usage(12, 8, 5)), WIDE);

        assertThat(job(first).usage()).isEqualTo(new Usage(22, 12, 7));
    }

    @Test
    void doesNotKnowTheCachedTokensOfAllAttemptsWhenOneDoesNot() {
        Attempt first = aJob().of(owner).running();
        attempts.release(new Checkpoint(first, null, null, null), new Usage(10, null, 2), false);
        Attempt second = claimed(ledger, first.job()).attempt();

        attempts.settle(second, new Outcome.Answered("All", null, MODEL, new Usage(12, 8, 5)), WIDE);

        assertThat(job(first).usage()).isEqualTo(new Usage(22, null, 7));
    }

    @Test
    void settlesInEveryWay() {
        Attempt failed = aJob().of(owner).running();
        assertThat(attempts.settle(failed, new Outcome.Failed("Ha", null, MODEL, FailureCode.ANSWER_TOO_LONG), WIDE))
                .isEqualTo(new Settlement.Done(
                        new SettledJob(
                                failed.job(), owner, JobState.FAILED, 1, 2, FailureCode.ANSWER_TOO_LONG.failure()),
                        List.of()));
        assertThat(job(failed).failure()).isEqualTo(FailureCode.ANSWER_TOO_LONG.failure());

        Attempt cancelled = aJob().of(owner).running();
        assertThat(attempts.settle(cancelled, new Outcome.Cancelled("", null, null), WIDE))
                .isEqualTo(new Settlement.Done(
                        new SettledJob(cancelled.job(), owner, JobState.CANCELLED, 1, 0, null), List.of()));

        Attempt expired = aJob().of(owner).running();
        assertThat(attempts.settle(expired, new Outcome.Expired("Hal", null, null), WIDE))
                .isEqualTo(new Settlement.Done(
                        new SettledJob(expired.job(), owner, JobState.EXPIRED, 1, 3, null), List.of()));
    }

    @Test
    void countsLengthsInCodeUnits() {
        Attempt attempt = aJob().of(owner).running();
        attempts.checkpoint(List.of(new Checkpoint(attempt, "\u00E4\uD83D\uDE00\u20AC", null, null)), LEASE);
        attempts.release(new Checkpoint(attempt, null, null, null));

        assertThat(ledger.intake().cancel(attempt.job(), owner))
                .hasFieldOrPropertyWithValue("job.length", 4)
                .hasFieldOrPropertyWithValue("job.epoch", 2);
    }

    @Test
    void refusesTextThatCannotBeKept() {
        Attempt attempt = aJob().running();

        assertThatIllegalArgumentException().isThrownBy(() -> attempts.settle(attempt, answer("a\0b"), WIDE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attempts.checkpoint(List.of(new Checkpoint(attempt, "\uD83D", null, null)), LEASE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attempts.release(new Checkpoint(attempt, "\uDE00", null, null)));
    }

    private Claim claim(JobId job) {
        return attempts.claim(job, "worker-2", LEASE, ATTEMPTS);
    }

    private JobRecord job(Attempt attempt) {
        return ledger.reader().find(attempt.job()).orElseThrow();
    }
}
