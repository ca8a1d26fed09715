package dev.codementor.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.JobReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class CancellingTest {

    private final Api api;

    CancellingTest(Api api) {
        this.api = api;
    }

    @Test
    void settlesWaitingJobAtOnceAndTellsReadersAndArchive() {
        Student student = api.as("regrets");
        JobId job = JobId.parse(student.ask("Why?").id());

        Answer cancelled = student.cancel(job.toString());

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
        assertThat(api.recorder().events(job))
                .contains(new LiveEvent.Settled(job, "regrets", JobState.CANCELLED, 0, 0, null));
        assertThat(api.recorder().announced(job)).isEqualTo(1);
    }

    @Test
    void releasesNextJobOfSameOwner() {
        Student student = api.as("regrets-first");
        String first = student.ask("one").id();
        student.ask("two");
        JobId third = JobId.parse(student.ask("three").id());

        student.cancel(first);

        assertThat(api.recorder().sent(third)).hasSize(1);
    }

    @Test
    void asksWorkerToStopRunningJob() {
        Student student = api.as("regrets-late");
        JobId job = JobId.parse(student.ask("Why?").id());
        api.bean(AttemptLedger.class).claim(job, "test-worker", Duration.ofMinutes(5), 3);

        Answer cancelled = student.cancel(job.toString());

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.json().path("state").asString()).isEqualTo("running");
        assertThat(api.bean(JobReader.class).find(job)).get().matches(record -> record.cancelRequested());
        assertThat(student.cancel(job.toString()).status()).isEqualTo(202);
    }

    @Test
    void refusesSettledJobAndOthersJob() {
        Student student = api.as("regrets-twice");
        String job = student.ask("Why?").id();
        student.cancel(job);

        assertThat(student.cancel(job).problem()).isEqualTo("409 already-settled");
        assertThat(api.as("meddles").cancel(job).problem()).isEqualTo("404 job-not-found");
    }
}
