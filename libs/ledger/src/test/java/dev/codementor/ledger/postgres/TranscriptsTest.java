package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.TranscriptLedger;
import dev.codementor.ledger.TranscriptLedger.Transcript;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TranscriptsTest {

    private static final Duration AGE = Duration.ofSeconds(10);

    private final PostgresLedger ledger = TestLedger.shared();
    private final TranscriptLedger transcripts = ledger.transcripts();
    private final DispatchLedger dispatch = ledger.dispatch();

    @BeforeEach
    void settleWhatOtherTestsLeft() {
        TestLedger.clear();
    }

    @Test
    void assignsOneTranscriptForEachCourseAndDate() {
        JobId first = aJob().inCourse("a").answered();
        JobId second = aJob().inCourse("a").answered();
        JobId other = aJob().inCourse("b").answered();
        JobId old = aJob().inCourse("a").answered();
        TestLedger.withoutTriggers(
                "update jobs set settled_at = '2026-01-31T23:30:00-01:00' where id = '%s'".formatted(old));
        JobId unsettled = aJob().inCourse("a").queued();

        List<Transcript> assigned = transcripts.assign(List.of(second, old, other, first, unsettled, JobId.next()));

        assertThat(assigned).extracting(Transcript::course).containsExactly("a", "a", "b");
        assertThat(assigned.getFirst().date()).isEqualTo("2026-02-01");
        assertThat(jobs(assigned.get(0))).containsExactly(old);
        assertThat(jobs(assigned.get(1))).containsExactly(first, second);
        assertThat(jobs(assigned.get(2))).containsExactly(other);
        assertThat(transcripts.assign(List.of(first, second, other, old))).isEmpty();
        assertThat(transcripts.assign(List.of())).isEmpty();
    }

    @Test
    void announcesUntilAssigned() {
        JobId job = aJob().answered();
        JobId cancelled = aJob().of(newOwner()).accepted();
        ledger.intake()
                .cancel(cancelled, ledger.reader().find(cancelled).orElseThrow().owner());
        assertThat(dispatch.takeUnarchived(AGE, 10)).isEmpty();

        letPass(AGE);
        assertThat(dispatch.takeUnarchived(AGE, 10)).containsExactly(job, cancelled);
        assertThat(dispatch.takeUnarchived(AGE, 10)).isEmpty();
        letPass(AGE);
        assertThat(dispatch.takeUnarchived(AGE, 1)).hasSize(1);

        transcripts.assign(List.of(job, cancelled));
        letPass(AGE);
        assertThat(dispatch.takeUnarchived(AGE, 10)).isEmpty();
    }

    @Test
    void knowsWhatIsNotArchivedUntilWritten() {
        JobId first = aJob().answered();
        JobId second = aJob().answered();
        assertThat(transcripts.unarchived(List.of(first, second))).containsExactly(first, second);

        Transcript transcript = transcripts.assign(List.of(first)).getFirst();
        assertThat(transcripts.unarchived(List.of(first, second))).containsExactly(first, second);

        transcripts.written(transcript.id(), "key", 1, "sha");
        assertThat(transcripts.unarchived(List.of(first, second))).containsExactly(second);
        assertThat(transcripts.unarchived(List.of())).isEmpty();
        assertThat(jobs(transcript)).containsExactly(first);
    }

    @Test
    void takesUnwrittenOnceInAWhile() {
        Transcript transcript = transcripts.assign(List.of(aJob().answered())).getFirst();
        assertThat(transcripts.takeUnwritten(AGE, 10)).isEmpty();

        letPass(AGE);
        assertThat(transcripts.takeUnwritten(AGE, 10)).containsExactly(transcript);
        assertThat(transcripts.takeUnwritten(AGE, 10)).isEmpty();

        transcripts.written(transcript.id(), "key", 1, "sha");
        letPass(AGE);
        assertThat(transcripts.takeUnwritten(AGE, 10)).isEmpty();
    }

    @Test
    void notesSameWritingTwiceButNoOther() {
        Transcript transcript = transcripts.assign(List.of(aJob().answered())).getFirst();

        assertThatThrownBy(() -> transcripts.written(transcript.id(), "key", 2, "sha"))
                .isInstanceOf(IllegalStateException.class);
        transcripts.written(transcript.id(), "key", 1, "sha");
        transcripts.written(transcript.id(), "key", 1, "sha");
        assertThatThrownBy(() -> transcripts.written(transcript.id(), "key", 1, "other"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forgetsJobsThatAreDeletedBeforeTheyAreAssigned() {
        JobId job = aJob().answered();
        delete(job);

        assertThat(transcripts.unarchived(List.of(job))).isEmpty();
        assertThat(transcripts.assign(List.of(job))).isEmpty();
        letPass(AGE);
        assertThat(dispatch.takeUnarchived(AGE, 10)).isEmpty();
    }

    @Test
    void leavesOutJobsThatAreDeletedBeforeTheyAreWritten() {
        JobId kept = aJob().answered();
        JobId deleted = aJob().answered();
        Transcript transcript = transcripts.assign(List.of(kept, deleted)).getFirst();

        delete(deleted);

        assertThat(jobs(transcript)).containsExactly(kept);
        assertThatThrownBy(() -> transcripts.written(transcript.id(), "key", 0, "sha"))
                .isInstanceOf(IllegalStateException.class);
        transcripts.written(transcript.id(), "key", 1, "sha");
        assertThat(transcripts.unarchived(List.of(kept, deleted))).isEmpty();
    }

    @Test
    void takesATranscriptThatWasReadBeforeAJobOfItWasDeleted() {
        JobId job = aJob().answered();
        Transcript transcript = transcripts.assign(List.of(job)).getFirst();
        int read = jobs(transcript).size();
        delete(job);

        transcripts.written(transcript.id(), "key", read, "sha");

        assertThat(transcripts.unarchived(List.of(job))).isEmpty();
    }

    private static void delete(JobId job) {
        TestLedger.sql()
                .sql("delete from jobs where id = :id")
                .param("id", job.value())
                .update();
    }

    private List<JobId> jobs(Transcript transcript) {
        return transcripts.jobs(transcript.id()).stream().map(JobRecord::id).toList();
    }

    private static void letPass(Duration time) {
        TestLedger.sql()
                .sql("update announcements set announced_at = announced_at - :ms * interval '1 millisecond'")
                .param("ms", time.toMillis())
                .update();
        TestLedger.sql()
                .sql("update transcripts set assigned_at = assigned_at - :ms * interval '1 millisecond'")
                .param("ms", time.toMillis())
                .update();
    }
}
