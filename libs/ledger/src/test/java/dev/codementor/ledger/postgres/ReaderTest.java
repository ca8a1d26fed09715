package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.LEASE;
import static dev.codementor.ledger.postgres.Jobs.WIDE;
import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.answer;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobReader.ConversationSize;
import dev.codementor.ledger.JobReader.TextSnapshot;
import dev.codementor.ledger.JobReader.Turn;
import dev.codementor.ledger.JobRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private final PostgresLedger ledger = TestLedger.shared();
    private final JobReader reader = ledger.reader();
    private final String owner = newOwner();

    @Test
    void findsNothingUnknown() {
        assertThat(reader.find(JobId.next())).isEmpty();
    }

    @Test
    void listsNewestFirstInPages() {
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            jobs.add(aJob().of(owner).accepted());
        }
        aJob().accepted();

        List<JobId> firstPage = list(null, null, null, 2);
        assertThat(firstPage).containsExactly(jobs.get(4), jobs.get(3));
        assertThat(list(null, null, firstPage.getLast(), 2)).containsExactly(jobs.get(2), jobs.get(1));
        assertThat(list(null, null, jobs.get(1), 2)).containsExactly(jobs.get(0));
        assertThat(list(null, null, jobs.get(0), 2)).isEmpty();
    }

    @Test
    void listsByCourseAndConversation() {
        JobId one = aJob().of(owner).inCourse("a").accepted();
        JobId two = aJob().of(owner).inCourse("b").inConversation("c").accepted();
        JobId three = aJob().of(owner).inCourse("a").inConversation("c").accepted();

        assertThat(list("a", null, null, 200)).containsExactly(three, one);
        assertThat(list(null, "c", null, 200)).containsExactly(three, two);
        assertThat(list("a", "c", null, 200)).containsExactly(three);
        assertThat(list("a", "c", three, 200)).isEmpty();
    }

    @Test
    void refusesPagesOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> list(null, null, null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> list(null, null, null, 201));
    }

    @Test
    void remembersLatestTurnsOfConversation() {
        for (int i = 1; i <= 4; i++) {
            Attempt attempt =
                    aJob().of(owner).inConversation("c").asking("q" + i).running();
            ledger.attempts().settle(attempt, answer("a" + i), WIDE);
        }
        aJob().of(owner).inConversation("other").answered();
        aJob().inConversation("c").answered();
        aJob().of(owner).inCourse("other").inConversation("c").answered();
        JobId waiting = aJob().of(owner).inConversation("c").asking("q5").accepted();
        JobId next = aJob().of(owner).inConversation("c").asking("q6").accepted();
        Attempt later = aJob().of(owner).inConversation("c").asking("q7").running();
        ledger.attempts().settle(later, answer("late"), WIDE);

        assertThat(reader.turns(owner, "cs101", "c", next, 2))
                .extracting(Turn::prompt, Turn::answer)
                .containsExactly(tuple("q3", "a3"), tuple("q4", "a4"));
        assertThat(reader.turns(owner, "cs101", "c", waiting, 10)).hasSize(4);
        assertThat(reader.turns(owner, "cs101", "c", null, 10)).last().isEqualTo(new Turn(later.job(), "q7", "late"));
        assertThat(reader.size(owner, "cs101", "c")).isEqualTo(new ConversationSize(7, 5));
        assertThat(reader.size(newOwner(), "cs101", "c")).isEqualTo(new ConversationSize(0, 0));
    }

    @Test
    void showsTexts() {
        Attempt running = aJob().of(owner).running();
        ledger.attempts().checkpoint(List.of(new Checkpoint(running, "Half", null, null)), LEASE);
        Attempt failed = aJob().of(owner).running();
        ledger.attempts().settle(failed, new Outcome.Failed("", null, null, FailureCode.INTERNAL_ERROR), WIDE);

        assertThat(reader.snapshots(List.of(running.job(), failed.job(), JobId.next())))
                .containsExactlyInAnyOrder(
                        new TextSnapshot(running.job(), owner, JobState.RUNNING, 1, "Half", null),
                        new TextSnapshot(
                                failed.job(), owner, JobState.FAILED, 1, "", FailureCode.INTERNAL_ERROR.failure()));
        assertThat(reader.snapshots(List.of())).isEmpty();
    }

    @Test
    void showsUnsettledOldestFirst() {
        JobId first = aJob().of(owner).inWindow(1).accepted();
        JobId second = aJob().of(owner).inWindow(1).accepted();
        aJob().of(owner).answered();
        JobId third = aJob().of(owner).running().job();

        assertThat(reader.unsettled(owner, 10)).extracting(TextSnapshot::job).containsExactly(first, second, third);
        assertThat(reader.unsettled(owner, 2)).extracting(TextSnapshot::job).containsExactly(first, second);
    }

    @Test
    void countsPositionsAmongTheirKind() {
        TestLedger.clear();
        JobId first = aJob().queued();
        JobId grading = aJob().of(JobKind.GRADING).accepted();
        JobId running = aJob().running().job();
        JobId held = aJob().of(owner).accepted();
        JobId last = aJob().accepted();

        assertThat(reader.positions(List.of(last, running, grading, first, held, JobId.next())))
                .isEqualTo(Map.of(first, 1, held, 2, last, 3, grading, 1));
        assertThat(reader.positions(List.of())).isEmpty();
    }

    @Test
    void tellsPositionWhenAccepting() {
        TestLedger.clear();
        aJob().running();
        aJob().queued();
        aJob().of(JobKind.GRADING).accepted();

        assertThat(aJob().offered()).hasFieldOrPropertyWithValue("position", 2);
        assertThat(aJob().offered()).hasFieldOrPropertyWithValue("position", 3);
    }

    private List<JobId> list(String course, String conversation, JobId before, int limit) {
        return reader.list(owner, course, conversation, before, limit).stream()
                .map(JobRecord::id)
                .toList();
    }
}
