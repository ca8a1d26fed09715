package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.MODEL;
import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.claimed;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.AttemptLedger.Continuation;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.SettledJob;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The usual way of a job, and what a reader sees of it. */
class JourneyTest {

    private final PostgresLedger ledger = TestLedger.shared();

    @Test
    void keepsWhatWasAskedFor() {
        String owner = newOwner();

        JobId id = aJob().of(owner)
                .of(JobKind.GRADING)
                .inCourse("cs102")
                .inConversation("c1")
                .asking("Why? \uD83D\uDE00")
                .accepted();

        JobRecord job = ledger.reader().find(id).orElseThrow();
        assertThat(job.owner()).isEqualTo(owner);
        assertThat(job.kind()).isEqualTo(JobKind.GRADING);
        assertThat(job.course()).isEqualTo("cs102");
        assertThat(job.conversation()).isEqualTo("c1");
        assertThat(job.prompt()).isEqualTo("Why? \uD83D\uDE00");
        assertThat(job.state()).isEqualTo(JobState.ACCEPTED);
        assertThat(job.attempt()).isZero();
        assertThat(job.text()).isEmpty();
        assertThat(job.timeline().accepted())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(job.timeline().queued()).isNull();
    }

    @Test
    void goesFromAcceptedToAnswered() {
        JobId id = aJob().accepted();

        ledger.dispatch().markQueued(List.of(id));
        assertThat(ledger.reader().find(id).orElseThrow().state()).isEqualTo(JobState.QUEUED);

        Claim.Claimed claim = claimed(ledger, id);
        assertThat(claim.attempt()).isEqualTo(new Attempt(id, 1));
        assertThat(claim.job().state()).isEqualTo(JobState.RUNNING);

        List<Continuation> answers = ledger.attempts()
                .checkpoint(List.of(new Checkpoint(claim.attempt(), "An", Instant.now(), MODEL)), LEASE);
        assertThat(answers).containsExactly(Continuation.GO_ON);
        assertThat(ledger.reader().find(id).orElseThrow().text()).isEqualTo("An");

        Settlement settlement = ledger.attempts().settle(claim.attempt(), answer("An answer \uD83D\uDE00"), WIDE);
        assertThat(settlement)
                .isEqualTo(new Settlement.Done(
                        new SettledJob(id, claim.job().owner(), JobState.ANSWERED, 1, 12, null), List.of()));
        JobRecord job = ledger.reader().find(id).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.ANSWERED);
        assertThat(job.text()).isEqualTo("An answer \uD83D\uDE00");
        assertThat(job.epoch()).isEqualTo(1);
        assertThat(job.answeredBy()).isEqualTo(MODEL);
        assertThat(job.usage()).isEqualTo(new Usage(12, null, 3));
        assertThat(job.timeline().queued()).isNotNull();
        assertThat(job.timeline().started()).isNotNull();
        assertThat(job.timeline().firstChunk()).isNotNull();
        assertThat(job.timeline().settled()).isNotNull();
    }
}
