package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.loseLease;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.Acceptance.Accepted;
import dev.codementor.ledger.Acceptance.KeyReused;
import dev.codementor.ledger.Acceptance.Repeated;
import dev.codementor.ledger.Acceptance.TooFast;
import dev.codementor.ledger.Acceptance.TooManyOutstanding;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Continuation;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobIntake.Cancellation;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.QuotaUse;
import dev.codementor.ledger.SettledJob;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final String owner = newOwner();

    @Test
    void repeatsJobOfSameKeyAndRequest() {
        JobId job = aJob().of(owner).withKey("k", "digest").accepted();

        assertThat(aJob().of(owner).withKey("k", "digest").offered()).isEqualTo(new Repeated(job, JobState.ACCEPTED));
    }

    @Test
    void refusesSameKeyForAnotherRequest() {
        aJob().of(owner).withKey("k", "digest").accepted();

        assertThat(aJob().of(owner).withKey("k", "other").offered()).isEqualTo(new KeyReused());
    }

    @Test
    void keepsKeysOfOwnersApart() {
        aJob().of(owner).withKey("k", "digest").accepted();

        assertThat(aJob().withKey("k", "other").offered()).isInstanceOf(Accepted.class);
    }

    @Test
    void repeatsSettledJob() {
        Attempt attempt = aJob().of(owner).withKey("k", "digest").running();
        ledger.attempts().settle(attempt, answer("yes"), WIDE);

        assertThat(aJob().of(owner).withKey("k", "digest").offered())
                .isEqualTo(new Repeated(attempt.job(), JobState.ANSWERED));
    }

    @Test
    void repeatsAlsoWhenQuotaIsUsedUp() {
        Quota one = new Quota(1, 1);
        JobId job = aJob().of(owner).within(one).withKey("k", "digest").accepted();

        assertThat(aJob().of(owner).within(one).withKey("k", "digest").offered())
                .isEqualTo(new Repeated(job, JobState.ACCEPTED));
        assertThat(aJob().of(owner).within(one).withKey("k", "other").offered()).isEqualTo(new KeyReused());
        assertThat(aJob().of(owner).within(one).withKey("k2", "digest").offered())
                .isInstanceOf(TooManyOutstanding.class);
    }

    @Test
    void limitsOutstandingJobs() {
        Quota two = new Quota(2, 100);
        JobId first = aJob().of(owner).within(two).accepted();
        aJob().of(owner).within(two).of(JobKind.GRADING).inWindow(1).accepted();

        assertThat(aJob().of(owner).within(two).offered()).isEqualTo(new TooManyOutstanding(2, Duration.ofSeconds(2)));
        ledger.intake().cancel(first, owner);
        assertThat(aJob().of(owner).within(two).offered()).isInstanceOf(Accepted.class);
    }

    @Test
    void tellsExactlyWhenNextJobMayCome() {
        Quota slow = new Quota(100, 3);
        for (int i = 0; i < 3; i++) {
            aJob().of(owner).within(slow).accepted();
        }

        Acceptance refused = aJob().of(owner).within(slow).offered();
        assertThat(refused).isInstanceOf(TooFast.class);
        Duration retryAfter = ((TooFast) refused).retryAfter();
        assertThat(retryAfter).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(((TooFast) refused).perMinute()).isEqualTo(3);

        letPass(retryAfter.minusMillis(900));
        assertThat(aJob().of(owner).within(slow).offered()).isInstanceOf(TooFast.class);
        letPass(Duration.ofMillis(900));
        assertThat(aJob().of(owner).within(slow).offered()).isInstanceOf(Accepted.class);
    }

    @Test
    void refillsNoMoreThanOneMinute() {
        Quota slow = new Quota(100, 2);
        aJob().of(owner).within(slow).accepted();
        letPass(Duration.ofHours(5));

        aJob().of(owner).within(slow).accepted();
        aJob().of(owner).within(slow).accepted();
        assertThat(aJob().of(owner).within(slow).offered()).isInstanceOf(TooFast.class);
    }

    @Test
    void givesQuotaBackForFaultsOfThePlatform() {
        Quota one = new Quota(10, 1);
        Attempt attempt = aJob().of(owner).within(one).running();
        assertThat(aJob().of(owner).within(one).offered()).isInstanceOf(TooFast.class);

        ledger.attempts().settle(attempt, new Outcome.Failed("", null, null, FailureCode.INTERNAL_ERROR), WIDE);

        assertThat(ledger.intake().quotaUse(owner, one)).isEqualTo(new QuotaUse(0, 0));
        assertThat(aJob().of(owner).within(one).offered()).isInstanceOf(Accepted.class);
    }

    @Test
    void keepsQuotaForFaultsOfTheRequest() {
        Quota one = new Quota(10, 1);
        Attempt attempt = aJob().of(owner).within(one).running();

        ledger.attempts().settle(attempt, new Outcome.Failed("", null, null, FailureCode.PROMPT_TOO_LONG), WIDE);

        assertThat(aJob().of(owner).within(one).offered()).isInstanceOf(TooFast.class);
    }

    @Test
    void tellsUsedQuota() {
        Quota quota = new Quota(10, 5);
        assertThat(ledger.intake().quotaUse(owner, quota)).isEqualTo(new QuotaUse(0, 0));

        JobId job = aJob().of(owner).within(quota).accepted();
        aJob().of(owner).within(quota).inWindow(1).accepted();
        ledger.intake().cancel(job, owner);

        assertThat(ledger.intake().quotaUse(owner, quota)).isEqualTo(new QuotaUse(1, 2));
        letPass(Duration.ofSeconds(13));
        assertThat(ledger.intake().quotaUse(owner, quota)).isEqualTo(new QuotaUse(1, 1));
    }

    @Test
    void holdsJobsBehindTheWindow() {
        assertThat(released(aJob().of(owner).inWindow(2))).isTrue();
        assertThat(released(aJob().of(owner).inWindow(2))).isTrue();
        assertThat(released(aJob().of(owner).inWindow(2))).isFalse();
        assertThat(released(aJob().of(owner).of(JobKind.GRADING).inWindow(2))).isTrue();
    }

    private static boolean released(Jobs job) {
        return ((Accepted) job.offered()).released();
    }

    @Test
    void refusesTextThatCannotBeKept() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aJob().asking("a\0b").offered());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aJob().asking("\uD83D").offered());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aJob().asking("a\uDE00").offered());
        assertThatIllegalArgumentException().isThrownBy(() -> aJob().of("o\0").offered());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aJob().inCourse("").offered());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aJob().inConversation("x".repeat(256)).offered());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aJob().livingFor(Duration.ZERO).offered());
        assertThatIllegalArgumentException().isThrownBy(() -> aJob().inWindow(0).offered());
    }

    @Test
    void cancelsWaitingJobAtOnce() {
        for (JobId job : List.of(aJob().of(owner).accepted(), aJob().of(owner).queued())) {
            assertThat(ledger.intake().cancel(job, owner))
                    .isEqualTo(new Cancellation.Cancelled(
                            new SettledJob(job, owner, JobState.CANCELLED, 0, 0, null), List.of()));
            assertThat(ledger.intake().cancel(job, owner)).isEqualTo(new Cancellation.AlreadySettled());
        }
    }

    @Test
    void asksWorkerToStop() {
        Attempt attempt = aJob().of(owner).running();

        assertThat(ledger.intake().cancel(attempt.job(), owner)).isEqualTo(new Cancellation.Requested());
        assertThat(ledger.intake().cancel(attempt.job(), owner)).isEqualTo(new Cancellation.Requested());
        assertThat(ledger.reader().find(attempt.job()).orElseThrow().cancelRequested())
                .isTrue();
        assertThat(ledger.attempts().checkpoint(List.of(new Checkpoint(attempt, null, null, null)), Jobs.LEASE))
                .containsExactly(Continuation.CANCEL);
    }

    @Test
    void cancelsLostRunAtOnceInNewEpoch() {
        Attempt attempt = aJob().of(owner).running();
        ledger.attempts().checkpoint(List.of(new Checkpoint(attempt, "Half", null, null)), Jobs.LEASE);
        loseLease(attempt.job());

        assertThat(ledger.intake().cancel(attempt.job(), owner))
                .isEqualTo(new Cancellation.Cancelled(
                        new SettledJob(attempt.job(), owner, JobState.CANCELLED, 2, 4, null), List.of()));
        assertThat(ledger.reader().find(attempt.job()).orElseThrow().text()).isEqualTo("Half");
    }

    @Test
    void doesNotKnowJobsOfOthers() {
        JobId job = aJob().accepted();

        assertThat(ledger.intake().cancel(job, owner)).isEqualTo(new Cancellation.Unknown());
        assertThat(ledger.intake().cancel(JobId.next(), owner)).isEqualTo(new Cancellation.Unknown());
        assertThat(ledger.reader().find(job).orElseThrow().state()).isEqualTo(JobState.ACCEPTED);
    }

    private void letPass(Duration time) {
        TestLedger.sql()
                .sql(
                        "update owners set refilled_at = refilled_at - :ms * interval '1 millisecond' where owner = :owner")
                .param("ms", time.toMillis())
                .param("owner", owner)
                .update();
    }
}
