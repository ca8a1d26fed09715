package dev.codementor.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.embedded.EmbeddedSqs;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.Pause;
import dev.codementor.ledger.postgres.PostgresLedger;
import dev.codementor.queues.JobQueues;
import dev.codementor.testing.Http;
import dev.codementor.testing.TestDatabase;
import dev.codementor.worker.fixture.TestBatch;
import dev.codementor.worker.fixture.TestBucket;
import dev.codementor.worker.presence.BusySlots;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole worker on real queues. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerApplicationTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final OperationsLedger.Order BY_OPERATOR = new OperationsLedger.Order("op", "why not");

    private final EmbeddedSqs sqs = EmbeddedSqs.start(0);
    private PostgresLedger ledger;
    private String queues;

    @BeforeAll
    void migrate() {
        var dataSource = DATABASE.pool();
        PostgresLedger.migrate(dataSource);
        ledger = new PostgresLedger(dataSource);
    }

    /** A receive that a stopped worker left open must not take another test's message. */
    @BeforeEach
    void newQueues() {
        queues = UUID.randomUUID().toString();
    }

    @AfterAll
    void stop() {
        ledger.close();
        sqs.close();
    }

    @Test
    void answersJobsOfBothQueues() {
        try (RehearsalModel model = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
                ConfigurableApplicationContext worker = start(model, "codementor.worker.slots=4")) {
            List<JobId> jobs = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                jobs.add(send(worker, JobKind.PROMPT, "Question " + i));
            }
            TestBatch batch = TestBatch.of(
                    worker,
                    GradingPlan.STANDARD,
                    IntStream.range(0, 25).mapToObj("print(%d)\n"::formatted).toArray(String[]::new));
            sendAll(worker, batch);
            jobs.addAll(batch.jobs());

            await().atMost(SOON).untilAsserted(() -> assertThat(jobs)
                    .extracting(job -> find(job).state())
                    .containsOnly(JobState.ANSWERED));
            assertThat(find(jobs.get(7)).text()).isEqualTo(RehearsalAnswer.to("Question 7"));
            assertThat(find(jobs.get(7)).attempt()).isEqualTo(1);
            assertThat(batch.item(7).draft()).isNotNull();
            assertThat(worker.getBean(InstanceDirectory.class).liveWorkers(Duration.ofSeconds(15)))
                    .anySatisfy(live -> {
                        assertThat(live.slots()).isEqualTo(4);
                        assertThat(live.rehearsal()).isTrue();
                    });
        }
    }

    @Test
    void isReadyWhenItsModelIsThere() throws Exception {
        RehearsalModel first = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withPulled(false));
        try (first;
                ConfigurableApplicationContext worker = start(first)) {
            JobId job = send(worker, JobKind.PROMPT, "Anybody there?");
            await().atMost(SOON)
                    .until(() -> get(worker, "/actuator/health/readiness").statusCode() == 503);
            assertThat(get(worker, "/actuator/health/readiness").body())
                    .contains("\"model\":{\"details\":{\"model\":\"missing\"}", "\"sqsBindings\":");
            assertThat(get(worker, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(find(job).state()).isNotEqualTo(JobState.ANSWERED);

            pull(first);

            await().atMost(SOON)
                    .until(() -> get(worker, "/actuator/health/readiness").statusCode() == 200);
            await().atMost(SOON).until(() -> find(job).state() == JobState.ANSWERED);
            assertThat(get(worker, "/actuator/prometheus").body())
                    .contains("codementor_worker_attempts_total{outcome=\"answered\"", "codementor_worker_slots");
            assertThat(get(worker, "/actuator/env").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void finishesRunningJobsBeforeItStops() {
        try (RehearsalModel model =
                RehearsalModel.start(0, RehearsalSettings.DEFAULT.withPace(20, Duration.ofMillis(100)))) {
            ConfigurableApplicationContext worker = start(model);
            JobId job = send(worker, JobKind.PROMPT, "Nearly done");
            await().atMost(SOON).until(() -> find(job).state() == JobState.RUNNING);

            worker.close();

            assertThat(find(job).state()).isEqualTo(JobState.ANSWERED);
        }
    }

    @Test
    void handsRunningJobsToAnotherWorkerWhenItStops() {
        try (RehearsalModel model =
                RehearsalModel.start(0, RehearsalSettings.DEFAULT.withPace(40, Duration.ofMillis(100)))) {
            ConfigurableApplicationContext worker = start(model, "codementor.worker.drain=0s");
            JobId job = send(worker, JobKind.PROMPT, "To be continued");
            await().atMost(SOON).until(() -> !find(job).text().isEmpty());

            worker.close();

            JobRecord released = find(job);
            assertThat(released.state()).isEqualTo(JobState.QUEUED);
            assertThat(released.text()).isNotEmpty();
            try (ConfigurableApplicationContext other = start(model)) {
                await().atMost(SOON).until(() -> find(job).state() == JobState.ANSWERED);
                assertThat(other.isActive()).isTrue();
            }
            assertThat(find(job).text()).isEqualTo(RehearsalAnswer.to("To be continued"));
            assertThat(find(job).epoch()).isEqualTo(2);
        }
    }

    @Test
    void takesNothingFromAPausedQueueUntilItIsResumed() {
        try (RehearsalModel model = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
                ConfigurableApplicationContext worker = start(model)) {
            Pause.Target gradings = new Pause.Target.Queue(JobKind.GRADING);
            TestBatch batch = TestBatch.of(worker, GradingPlan.STANDARD, "print(1)\n");
            ledger.operations().pause(BY_OPERATOR, gradings);
            try {
                sendAll(worker, batch);
                JobId question = send(worker, JobKind.PROMPT, "Still open?");

                await().atMost(SOON).until(() -> find(question).state() == JobState.ANSWERED);
                assertThat(find(batch.jobs().getFirst()).attempt()).isZero();

                ledger.operations().resume(BY_OPERATOR, gradings);
                await().atMost(SOON).until(() -> {
                    // As the api's sweeper does: a claim of a paused job has dropped its message.
                    worker.getBean(JobQueues.class).send(ledger.dispatch().takeVanished(Duration.ofMinutes(1), 10));
                    return find(batch.jobs().getFirst()).state() == JobState.ANSWERED;
                });
            } finally {
                ledger.operations().resume(BY_OPERATOR, gradings);
            }
        }
    }

    @Test
    void leavesJobsToOthersWhileItIsQuietAndStopsWhenItIsDrained() {
        try (RehearsalModel model = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
                ConfigurableApplicationContext quiet = start(model, "codementor.worker.instance=quiet");
                ConfigurableApplicationContext other = start(model, "codementor.worker.instance=other")) {
            ledger.operations().tell(BY_OPERATOR, "quiet", "quiet");
            await().atMost(SOON).until(() -> quiet.getBean(BusySlots.class).closed());

            List<JobId> jobs = IntStream.range(0, 10)
                    .mapToObj(i -> send(other, JobKind.PROMPT, "Question " + i))
                    .toList();

            await().atMost(SOON).untilAsserted(() -> assertThat(jobs)
                    .extracting(job -> find(job).state())
                    .containsOnly(JobState.ANSWERED));
            assertThat(jobs)
                    .extracting(job ->
                            ledger.operationsReader().job(job).orElseThrow().worker())
                    .containsOnly("other");

            ledger.operations().tell(BY_OPERATOR, "quiet", null);
            await().atMost(SOON).until(() -> !quiet.getBean(BusySlots.class).closed());
            ledger.operations().tell(BY_OPERATOR, "other", "drain");
            await().atMost(SOON).until(() -> !other.isActive());
            JobId last = send(quiet, JobKind.PROMPT, "Anybody left?");
            await().atMost(SOON).until(() -> find(last).state() == JobState.ANSWERED);
            assertThat(ledger.operationsReader().job(last).orElseThrow().worker())
                    .isEqualTo("quiet");
            assertThat(quiet.getBean(InstanceDirectory.class).liveWorkers(Duration.ofSeconds(15)))
                    .extracting(InstanceDirectory.LiveWorker::instance)
                    .doesNotContain("other");
        }
    }

    private ConfigurableApplicationContext start(RehearsalModel model, String... settings) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.config.name=codementor-worker",
                "codementor.queue.provision=create",
                "codementor.queue.interactive=interactive-" + queues,
                "codementor.queue.grading=grading-" + queues,
                "codementor.model=" + RehearsalModel.MODEL,
                "OLLAMA_HOST=" + model.endpoint(),
                "codementor.database.url=" + DATABASE.url(),
                "codementor.database.user=" + DATABASE.user(),
                "codementor.database.password=" + DATABASE.password(),
                "spring.cloud.aws.region.static=eu-central-1",
                "spring.cloud.aws.credentials.access-key=" + TestBucket.server().accessKey(),
                "spring.cloud.aws.credentials.secret-key=" + TestBucket.server().secretKey(),
                "spring.cloud.aws.s3.endpoint=" + TestBucket.server().endpoint(),
                "codementor.bucket=" + TestBucket.NAME,
                "spring.cloud.aws.sqs.endpoint=" + sqs.endpoint()));
        properties.addAll(List.of(settings));
        return new SpringApplicationBuilder(WorkerApplication.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .properties(properties.toArray(String[]::new))
                .run("--codementor.management.port=0");
    }

    private JobId send(ConfigurableApplicationContext worker, JobKind kind, String prompt) {
        JobId id = JobId.next();
        String owner = "student-" + UUID.randomUUID();
        ledger.intake()
                .accept(
                        new NewJob(id, JobRequest.of(kind, "cs101", owner, prompt), null, Duration.ofMinutes(10)),
                        new Quota(10, 10),
                        2);
        worker.getBean(JobQueues.class).send(List.of(new ReleasedJob(id, kind, owner, owner)));
        return id;
    }

    private static void sendAll(ConfigurableApplicationContext worker, TestBatch batch) {
        String owner = batch.id().jobOwner();
        worker.getBean(JobQueues.class)
                .send(batch.jobs().stream()
                        .map(job -> new ReleasedJob(job, JobKind.GRADING, owner, owner))
                        .toList());
    }

    private JobRecord find(JobId job) {
        JobReader reader = ledger.reader();
        return reader.find(job).orElseThrow();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext worker, String path)
            throws IOException, InterruptedException {
        String port = worker.getEnvironment().getProperty("local.server.port");
        return Http.get(URI.create("http://127.0.0.1:" + port + path));
    }

    private static void pull(RehearsalModel model) throws IOException, InterruptedException {
        Http.send(Http.request(model.endpoint().resolve("/api/pull"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"" + RehearsalModel.MODEL + "\"}"))
                .build());
    }
}
