package dev.codementor.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.JobReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class AskingTest {

    private final Api api;

    AskingTest(Api api) {
        this.api = api;
    }

    @Test
    void commitsQuestionAndSendsItToItsQueue() {
        Answer accepted = api.as("asks").post("""
                {"prompt":"Why?\\n\\tπ 👩‍💻","course":"cs101","conversation":"loops-1","model":"qwen2.5-coder:1.5b"}""");

        assertThat(accepted.status()).isEqualTo(202);
        JobId job = JobId.parse(accepted.id());
        String self = "/api/v1/jobs/" + job;
        assertThat(accepted.header("Location")).isEqualTo(self);
        assertThat(accepted.json().path("state").asString()).isEqualTo("accepted");
        assertThat(accepted.json().path("position").asInt(0)).isPositive();
        assertThat(accepted.json().path("links").path("self").asString()).isEqualTo(self);
        assertThat(accepted.json().path("links").path("cancel").asString()).isEqualTo(self + "/cancel");
        assertThat(accepted.json().path("links").path("events").asString())
                .isEqualTo("ws://127.0.0.1:8081/ws/v1/events");
        assertThat(api.recorder().sent(job)).singleElement().satisfies(sent -> {
            assertThat(sent.owner()).isEqualTo("asks");
            assertThat(sent.group()).isEqualTo("asks");
        });
        assertThat(api.bean(JobReader.class).find(job)).get().satisfies(record -> {
            assertThat(record.prompt()).isEqualTo("Why?\n\tπ 👩‍💻");
            assertThat(record.course()).isEqualTo("cs101");
            assertThat(record.conversation()).isEqualTo("loops-1");
            assertThat(record.requestedModel()).isEqualTo("qwen2.5-coder:1.5b");
            assertThat(record.owner()).isEqualTo("asks");
        });
    }

    @Test
    void holdsJobBackBehindOwnersWindow() {
        Student student = api.as("asks-a-lot");
        student.ask("one");
        student.ask("two");

        JobId third = JobId.parse(student.ask("three").id());

        assertThat(api.recorder().sent(third)).isEmpty();
        assertThat(api.recorder().events(third))
                .containsExactly(new LiveEvent.StateChanged(third, "asks-a-lot", JobState.ACCEPTED));
    }

    @Test
    void givesSameJobForSameKeyAndBody() {
        Student student = api.as("repeats");

        Answer first = student.post("""
                {"prompt":"Why?","course":"cs101"}""", "Idempotency-Key", "k-1");
        Answer again = student.post("""
                {"course":"cs101",  "prompt":"Why?"}""", "Idempotency-Key", "k-1");

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(api.recorder().sent(JobId.parse(first.id()))).hasSize(1);
    }

    @Test
    void refusesKeyOfAnotherBodyButNotOfAnotherStudent() {
        Student student = api.as("reuses");
        String first = student.ask("Why?", "Idempotency-Key", "k-1").id();

        Answer reused = student.ask("How?", "Idempotency-Key", "k-1");
        Answer other = api.as("reuses-not").ask("How?", "Idempotency-Key", "k-1");

        assertThat(reused.problem()).isEqualTo("409 idempotency-key-reused");
        assertThat(other.status()).isEqualTo(202);
        assertThat(other.id()).isNotEqualTo(first);
    }

    @Test
    void makesOneJobOfSameKeyAtSameMoment() throws Exception {
        Student student = api.as("hurries");
        int requests = 12;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < requests; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return student.ask("Why?", "Idempotency-Key", "same-moment");
                }));
            }
            start.countDown();
        }

        List<String> ids = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(202);
            ids.add(answer.get().id());
        }
        assertThat(ids).hasSize(requests).containsOnly(ids.getFirst());
        assertThat(api.recorder().sent(JobId.parse(ids.getFirst()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "ünicode"})
    void refusesInvalidKey(String key) {
        Answer answer = api.as("mistypes")
                .post("/api/v1/jobs", BodyPublishers.ofString("{}"), request -> request.header(
                                "Content-Type", "application/json")
                        .header("Idempotency-Key", key));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesLongAndRepeatedKeys() {
        Student student = api.as("mistypes-keys");

        assertThat(student.ask("Why?", "Idempotency-Key", "k".repeat(201)).problem())
                .isEqualTo("400 invalid-idempotency-key");
        assertThat(student.ask("Why?", "Idempotency-Key", "k".repeat(200)).status())
                .isEqualTo(202);
        assertThat(student.ask("Why?", "Idempotency-Key", "a", "Idempotency-Key", "b")
                        .problem())
                .isEqualTo("400 invalid-idempotency-key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"course":"cs101"}                                        | invalid-field  | prompt
            {"prompt":null,"course":"cs101"}                          | invalid-field  | prompt
            {"prompt":"","course":"cs101"}                            | invalid-field  | prompt
            {"prompt":" \\n\\t ","course":"cs101"}                    | invalid-field  | prompt
            {"prompt":5,"course":"cs101"}                             | invalid-field  | prompt
            {"prompt":1.5,"course":"cs101"}                           | invalid-field  | prompt
            {"prompt":true,"course":"cs101"}                          | invalid-field  | prompt
            {"prompt":["a"],"course":"cs101"}                         | invalid-field  | prompt
            {"prompt":{"a":1},"course":"cs101"}                       | invalid-field  | prompt
            {"prompt":"a\\u0000b","course":"cs101"}                   | invalid-field  | prompt
            {"prompt":"a\\ud800b","course":"cs101"}                   | invalid-field  | prompt
            {"prompt":"a\\udc00","course":"cs101"}                    | invalid-field  | prompt
            {"prompt":"a\\ud83d","course":"cs101"}                    | invalid-field  | prompt
            {"prompt":"a"}                                            | invalid-field  | course
            {"prompt":"a","course":""}                                | invalid-field  | course
            {"prompt":"a","course":"../etc"}                          | invalid-field  | course
            {"prompt":"a","course":"cs 101"}                          | invalid-field  | course
            {"prompt":"a","course":"-cs101"}                          | invalid-field  | course
            {"prompt":"a","course":"cs101","conversation":"a/b"}      | invalid-field  | conversation
            {"prompt":"a","course":"cs101","conversation":""}         | invalid-field  | conversation
            {"prompt":"a","course":"cs101","conversation":7}          | invalid-field  | conversation
            {"prompt":"a","course":"cs101","model":""}                | invalid-field  | model
            {"prompt":"a","course":"cs101","model":"gpt-17"}          | unknown-model  | model
            {"prompt":"a","course":"cs101","modle":"x"}               | unknown-field  | modle
            {"prompt":"a","course":"cs101","owner":"eve"}             | unknown-field  | owner
            """)
    void namesFieldThatIsNotValid(String body, String code, String field) {
        Answer answer = api.as("mistypes-fields").post(body);

        assertThat(answer.problem()).isEqualTo("400 " + code);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.detail()).contains("'" + field + "'");
    }

    @Test
    void refusesNamesThatAreTooLong() {
        Student student = api.as("writes-long-names");

        assertThat(student.post("""
                {"prompt":"a","course":"%s"}""".formatted("c".repeat(65))).problem()).isEqualTo("400 invalid-field");
        assertThat(student.post("""
                {"prompt":"a","course":"cs101","conversation":"%s"}""".formatted("c".repeat(101))).problem()).isEqualTo("400 invalid-field");
        assertThat(student.post("""
                {"prompt":"a","course":"cs101","conversation":"%s"}""".formatted("c".repeat(100))).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"prompt":"a",\\n"course":}                 | 2 | 10
            {"prompt":"a"                               | 1 | 14
            {"prompt":"a","prompt":"b"}                 | 1 | 23
            {"prompt":"a","course":"cs101"} x           | 1 | 34
            """)
    void saysWhereJsonIsMalformed(String body, int line, int column) {
        Answer answer = api.as("mistypes-json").post(body.replace("\\n", "\n"));

        assertThat(answer.problem()).isEqualTo("400 malformed-json");
        assertThat(answer.json().path("line").asInt()).isEqualTo(line);
        assertThat(answer.json().path("column").asInt()).isCloseTo(column, Offset.offset(1));
        assertThat(answer.detail()).contains("line " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"prompt\"", "[[[[[[[["})
    void refusesBodyThatIsNoObject(String body) {
        assertThat(api.as("sends-no-object").post(body).problem()).isEqualTo("400 malformed-json");
    }

    @Test
    void refusesDeeplyNestedJson() {
        Answer answer = api.as("nests")
                .post("{\"prompt\":" + "[".repeat(50_000) + "]".repeat(50_000) + ",\"course\":\"cs101\"}");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] body = "{\"prompt\":\"\u00e9\",\"course\":\"cs101\"}".getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = api.as("sends-latin")
                .post(
                        "/api/v1/jobs",
                        BodyPublishers.ofByteArray(body),
                        request -> request.header("Content-Type", "application/json"));

        assertThat(answer.problem()).isEqualTo("400 malformed-json");
    }

    @Test
    void refusesOtherMediaTypes() {
        Answer answer = api.as("sends-text")
                .post(
                        "/api/v1/jobs",
                        BodyPublishers.ofString("Why?"),
                        request -> request.header("Content-Type", "text/plain"));

        assertThat(answer.problem()).isEqualTo("415 unsupported-media-type");
    }

    @Test
    void refusesBodyOverLimit() {
        String long_ = "x".repeat(600 * 1024);

        Answer answer = api.as("writes-much").ask(long_);

        assertThat(answer.problem()).isEqualTo("413 body-too-large");
        assertThat(answer.json().path("limit").asInt()).isEqualTo(512 * 1024);
    }

    @Test
    void refusesChunkedBodyOverLimitWithoutReadingItAll() {
        AtomicLong read = new AtomicLong();
        byte[] start = "{\"course\":\"cs101\",\"prompt\":\"".getBytes(StandardCharsets.UTF_8);

        Answer answer = api.as("streams-much")
                .post(
                        "/api/v1/jobs",
                        BodyPublishers.ofInputStream(() ->
                                new SequenceInputStream(new ByteArrayInputStream(start), new Endless(1_500_000, read))),
                        request -> request.header("Content-Type", "application/json"));

        assertThat(answer.problem()).isEqualTo("413 body-too-large");
    }

    @Test
    void acceptsChunkedBodyWithinLimit() {
        byte[] body = "{\"course\":\"cs101\",\"prompt\":\"chunked\"}".getBytes(StandardCharsets.UTF_8);

        Answer answer = api.as("streams")
                .post(
                        "/api/v1/jobs",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                        request -> request.header("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void refusesPromptThatModelCannotRead() {
        Answer answer = api.as("writes-a-book").ask("word ".repeat(20_000));

        assertThat(answer.problem()).isEqualTo("422 prompt-too-long");
        assertThat(answer.json().path("limit").asInt()).isEqualTo(8192);
        assertThat(answer.json().path("field").asString()).isEqualTo("prompt");
        assertThat(answer.detail()).contains("8192");
    }

    @Test
    void refusesCourseThatTokenDoesNotName() {
        Answer answer = api.as("strays").post("""
                {"prompt":"a","course":"cs999"}""");

        assertThat(answer.problem()).isEqualTo("403 not-in-course");
    }

    @Test
    void refusesThoseWhoNeitherLearnNorTeach() {
        Answer operator = api.as(api.issuer()
                        .claims("operates")
                        .claim("roles", List.of("operator"))
                        .build())
                .ask("a");
        Answer instructor = api.as(api.issuer()
                        .claims("teaches")
                        .claim("roles", List.of("instructor"))
                        .build())
                .ask("a");

        assertThat(operator.problem()).isEqualTo("403 role-missing");
        assertThat(instructor.status()).isEqualTo(202);
    }

    @Test
    void refusesMoreThanMayBeOutstanding() {
        Student student = api.as("has-many");
        IntStream.range(0, 5)
                .forEach(i -> assertThat(student.ask("q" + i).status()).isEqualTo(202));

        Answer sixth = student.ask("q6");

        assertThat(sixth.problem()).isEqualTo("429 too-many-outstanding");
        assertThat(Integer.parseInt(sixth.header("Retry-After"))).isPositive();
        assertThat(sixth.json().path("limit").asInt()).isEqualTo(5);
        assertThat(api.as("has-none").ask("q").status()).isEqualTo(202);
    }

    @Test
    void refusesMoreThanMayBeAskedInAMinute() {
        Student student = api.as("asks-fast");
        int accepted = 0;
        Answer next = student.ask("q");
        // The allowance grows while it is used, so on a slow machine it takes a few more than 20.
        while (next.status() == 202 && accepted < 100) {
            accepted++;
            student.cancel(next.id());
            next = student.ask("q" + accepted);
        }

        assertThat(accepted).isGreaterThanOrEqualTo(20);
        assertThat(next.problem()).isEqualTo("429 too-fast");
        assertThat(Integer.parseInt(next.header("Retry-After"))).isBetween(1, 60);
        assertThat(next.json().path("limit").asInt()).isEqualTo(20);
    }

    /** So many x, counted as they are read. */
    private static final class Endless extends InputStream {

        private final int size;
        private final AtomicLong read;

        Endless(int size, AtomicLong read) {
            this.size = size;
            this.read = read;
        }

        @Override
        public int read() {
            return read.incrementAndGet() > size ? -1 : 'x';
        }
    }
}
