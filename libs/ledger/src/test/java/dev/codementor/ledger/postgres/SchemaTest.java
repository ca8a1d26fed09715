package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.contract.JobId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database refuses, whoever asks: rows are written here past the ledger, as a bug would. */
class SchemaTest {

    private static final String SETTLED = "settled_at = now(), lease_until = null";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text = 'changed', text_length = 7",
                "state = 'running', settled_at = null, lease_until = now(), answer_tokens = null, prompt_tokens = null,"
                        + " attempt = attempt + 1",
                "state = 'cancelled', answer_tokens = null, prompt_tokens = null",
                "attempt = attempt + 1",
                "worker = 'another'",
                "sent_at = now()",
                "settled_at = now()",
                "text = text"
            })
    void refusesEveryChangeOfASettledJob(String change) {
        refuses(aJob().answered(), change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = gen_random_uuid()",
                "kind = 'grading'",
                "course = 'x'",
                "owner = 'x'",
                "conversation = 'x'",
                "prompt = 'x'",
                "requested_model = 'x'",
                "idempotency_key = 'x', request_digest = 'x'",
                "accepted_at = now()",
                "expires_at = now()"
            })
    void refusesEveryChangeOfARequest(String change) {
        refuses(aJob().accepted(), change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'answered', model = 'm', rehearsal = false, prompt_tokens = 1, answer_tokens = 1, attempt = 1,"
                        + " epoch = 1, queued_at = now(), " + SETTLED,
                "state = 'failed', failure_code = 'c', failure_message = 'm', " + SETTLED,
                "state = 'unknown'",
                "state = 'cancelled'",
                "settled_at = now()",
                "state = 'running', attempt = 1, worker = 'w', started_at = now(), queued_at = now()",
                "state = 'running', attempt = 1, started_at = now(), queued_at = now(), lease_until = now()",
                "state = 'running', attempt = 1, worker = 'w', queued_at = now(), lease_until = now()",
                "state = 'running', attempt = 0, worker = 'w', started_at = now(), queued_at = now(), lease_until = now()",
                "state = 'running', attempt = 2, worker = 'w', started_at = now(), queued_at = now(), lease_until = now()",
                "state = 'queued'",
                "state = 'queued', queued_at = now(), attempt = 1",
                "attempt = 1",
                "attempt = -1",
                "epoch = 2",
                "epoch = -1",
                "text = 'x', text_length = 1",
                "text_length = 1",
                "text = 'x', epoch = 1",
                "released_at = null, sent_at = null",
                "sent_at = null",
                "failure_code = 'c', failure_message = 'm'",
                "failure_message = 'm'",
                "model = 'm'",
                "model_digest = 'm'",
                "prompt_tokens = 1",
                "answer_tokens = 1",
                "cached_tokens = 1"
            })
    void refusesIllegalChangesOfAnAcceptedJob(String change) {
        refuses(aJob().accepted(), change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'accepted'",
                "state = 'answered', model = 'm', rehearsal = false, prompt_tokens = 1, answer_tokens = 1, attempt = 1,"
                        + " epoch = 1, " + SETTLED,
                "state = 'running', worker = 'w', started_at = now(), lease_until = now()",
                "lease_until = now()"
            })
    void refusesIllegalChangesOfAQueuedJob(String change) {
        refuses(aJob().queued(), change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'accepted', lease_until = null",
                "state = 'queued'",
                "lease_until = null",
                "worker = null",
                "attempt = 0",
                "attempt = 3",
                "epoch = 3",
                "state = 'queued', lease_until = null, attempt = 2",
                "state = 'answered', " + SETTLED,
                "state = 'answered', epoch = 1, prompt_tokens = 1, answer_tokens = 1, " + SETTLED,
                "state = 'answered', model = 'm', rehearsal = false, prompt_tokens = 1, answer_tokens = 1, " + SETTLED,
                "state = 'answered', model = 'm', rehearsal = false, epoch = 1, answer_tokens = 1, " + SETTLED,
                "state = 'answered', model = 'm', rehearsal = false, epoch = 1, prompt_tokens = 1, answer_tokens = 1,"
                        + " lease_until = null",
                "state = 'answered', model = 'm', rehearsal = false, epoch = 1, prompt_tokens = 1, answer_tokens = 1,"
                        + " settled_at = now()",
                "state = 'failed', failure_code = 'c', " + SETTLED,
                "state = 'failed', " + SETTLED
            })
    void refusesIllegalChangesOfARunningJob(String change) {
        refuses(aJob().running().job(), change);
    }

    @Test
    void refusesToTakeBackARequestToCancel() {
        JobId job = aJob().running().job();
        change(job, "cancel_requested_at = now()");

        refuses(job, "cancel_requested_at = null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queued | now() | now() | null",
                "accepted | now() | null | null",
                "cancelled | now() | now() | now()",
            })
    void refusesJobsThatDoNotBeginAtTheBeginning(String state, String released, String sent, String settled) {
        assertThatThrownBy(() -> TestLedger.sql()
                        .sql("""
                                insert into jobs (id, kind, course, owner, prompt, accepted_at, expires_at, state,
                                    released_at, sent_at, queued_at, settled_at)
                                values ('%s', 'prompt', 'c', 'o', 'p', now(), now(), '%s', %s, %s, %s, %s)
                                """.formatted(UUID.randomUUID(), state, released, sent, released, settled))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void refusesToDeleteUnsettledJobs() {
        assertThatThrownBy(() -> delete(aJob().accepted())).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> delete(aJob().running().job())).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void letsSettledJobsBeDeleted() {
        JobId job = aJob().answered();

        delete(job);

        assertThat(TestLedger.shared().reader().find(job)).isEmpty();
    }

    private static void refuses(JobId job, String change) {
        Object before = row(job);

        assertThatThrownBy(() -> change(job, change)).isInstanceOf(DataIntegrityViolationException.class);

        assertThat(row(job)).isEqualTo(before);
    }

    private static Object row(JobId job) {
        return TestLedger.sql()
                .sql("select j::text from jobs j where id = :id")
                .param("id", job.value())
                .query(String.class)
                .single();
    }

    private static void change(JobId job, String change) {
        TestLedger.sql()
                .sql("update jobs set " + change + " where id = :id")
                .param("id", job.value())
                .update();
    }

    private static void delete(JobId job) {
        TestLedger.sql()
                .sql("delete from jobs where id = :id")
                .param("id", job.value())
                .update();
    }
}
