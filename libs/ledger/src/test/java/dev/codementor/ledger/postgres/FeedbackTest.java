package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.aJob;
import static dev.codementor.ledger.postgres.Jobs.newOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.FeedbackLedger;
import dev.codementor.ledger.FeedbackLedger.CourseFeedback;
import dev.codementor.ledger.FeedbackLedger.Feedback;
import dev.codementor.ledger.FeedbackLedger.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackTest {

    private final FeedbackLedger feedback = TestLedger.shared().feedback();
    private final String owner = newOwner();

    @Test
    void keepsTheLatestUntilItIsTakenBack() {
        JobId job = aJob().of(owner).answered();

        assertThat(feedback.give(job, owner, new Feedback(false, "No."))).isInstanceOf(Verdict.Noted.class);
        assertThat(feedback.give(job, owner, new Feedback(true, null))).isInstanceOf(Verdict.Noted.class);

        assertThat(feedback.on(List.of(job, JobId.next()))).isEqualTo(Map.of(job, new Feedback(true, null)));
        assertThat(feedback.takeBack(job, owner)).isInstanceOf(Verdict.Noted.class);
        assertThat(feedback.takeBack(job, owner)).isInstanceOf(Verdict.Noted.class);
        assertThat(feedback.on(List.of(job))).isEmpty();
    }

    @Test
    void refusesItOnJobsThatAreForeignOrNotSettled() {
        JobId running = aJob().of(owner).running().job();
        JobId foreign = aJob().answered();
        Feedback good = new Feedback(true, null);

        assertThat(feedback.give(running, owner, good)).isInstanceOf(Verdict.NotSettled.class);
        assertThat(feedback.takeBack(running, owner)).isInstanceOf(Verdict.NotSettled.class);
        assertThat(feedback.give(foreign, owner, good)).isInstanceOf(Verdict.Unknown.class);
        assertThat(feedback.give(JobId.next(), owner, good)).isInstanceOf(Verdict.Unknown.class);
        assertThat(feedback.on(List.of(running, foreign))).isEmpty();
    }

    @Test
    void listsACourseNewestFirst() {
        String course = "course-" + UUID.randomUUID();
        JobId first = aJob().inCourse(course).of(owner).asking("Why?").answered();
        JobId second = aJob().inCourse(course).of(owner).answered();
        JobId elsewhere = aJob().of(owner).answered();
        for (JobId job : List.of(second, first, elsewhere)) {
            feedback.give(job, owner, new Feedback(true, "Good."));
        }

        List<CourseFeedback> newest = feedback.inCourse(course, null, 1);
        List<CourseFeedback> older = feedback.inCourse(course, newest.getFirst().id(), 10);

        assertThat(newest).singleElement().satisfies(found -> {
            assertThat(found.job()).isEqualTo(first);
            assertThat(found.prompt()).isEqualTo("Why?");
            assertThat(found.answer()).isEqualTo("An answer.");
            assertThat(found.feedback()).isEqualTo(new Feedback(true, "Good."));
        });
        assertThat(older).extracting(CourseFeedback::job).containsExactly(second);
    }

    @Test
    void refusesCommentsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Feedback(true, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Feedback(true, "x".repeat(2_001)));
    }
}
