package dev.codementor.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.embedded.EmbeddedSqs;
import dev.codementor.embedded.rehearsal.RehearsalFault;
import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.postgres.PostgresLedger;
import dev.codementor.queues.JobQueues;
import dev.codementor.testing.TestDatabase;
import dev.codementor.worker.fixture.TestBatch;
import dev.codementor.worker.fixture.TestBucket;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Of two workers one's model server fails: it stops taking jobs, says why, and comes back, and no job fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SickWorkerTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final int QUESTIONS = 30;

    private final EmbeddedSqs sqs = EmbeddedSqs.start(0);
    private final RehearsalModel illServer = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
    private final RehearsalModel wellServer = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
    private PostgresLedger ledger;
    private ConfigurableApplicationContext ill;
    private ConfigurableApplicationContext well;

    @BeforeAll
    void start() {
        var dataSource = DATABASE.pool();
        PostgresLedger.migrate(dataSource);
        ledger = new PostgresLedger(dataSource);
        ill = start(illServer, "ill");
        well = start(wellServer, "well");
        await().atMost(SOON).until(() -> takesJobs("ill") && takesJobs("well"));
    }

    @AfterAll
    void stop() {
        ill.close();
        well.close();
        ledger.close();
        illServer.close();
        wellServer.close();
        sqs.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, model 'codementor-rehearsal' not found",
        "OUT_OF_MEMORY, model requires more system memory",
        "UNAUTHORIZED, unauthorized",
        "INTERNAL_ERROR, model runner has unexpectedly stopped"
    })
    void failsNoJobAndSaysWhatItsServerSaid(Kind fault, String said) {
        illServer.inject(RehearsalFault.of(fault));
        List<JobId> jobs = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            jobs.add(ask("Question " + i));
        }
        TestBatch batch = TestBatch.of(
                well,
                GradingPlan.STANDARD,
                IntStream.range(0, 6).mapToObj("print(%d)\n"::formatted).toArray(String[]::new));
        String owner = batch.id().jobOwner();
        well.getBean(JobQueues.class)
                .send(batch.jobs().stream()
                        .map(job -> new ReleasedJob(job, JobKind.GRADING, owner, owner))
                        .toList());
        jobs.addAll(batch.jobs());

        await().atMost(SOON).untilAsserted(() -> assertThat(jobs)
                .extracting(job -> ledger.reader().find(job).orElseThrow().state())
                .containsOnly(JobState.ANSWERED));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(row("ill").trouble()).isNotNull().satisfies(trouble -> {
                            assertThat(trouble.code()).isEqualTo("failing");
                            assertThat(trouble.said()).contains(said);
                        }));
        assertThat(trouble(ill)).isEqualTo(1);

        illServer.clearFaults();

        await().atMost(SOON).until(() -> takesJobs("ill"));
        assertThat(trouble(ill)).isZero();
    }

    private LiveWorker row(String instance) {
        return well.getBean(InstanceDirectory.class).liveWorkers(WITHIN).stream()
                .filter(worker -> worker.instance().equals(instance))
                .findFirst()
                .orElseThrow();
    }

    private boolean takesJobs(String instance) {
        return well.getBean(InstanceDirectory.class).liveWorkers(WITHIN).stream()
                .anyMatch(worker -> worker.instance().equals(instance) && worker.takesJobs());
    }

    private static double trouble(ConfigurableApplicationContext worker) {
        return worker.getBean(MeterRegistry.class)
                .get("codementor.worker.model.trouble")
                .tag("kind", "failing")
                .gauge()
                .value();
    }

    private JobId ask(String prompt) {
        JobId id = JobId.next();
        String owner = "student-" + UUID.randomUUID();
        JobRequest request = JobRequest.of(JobKind.PROMPT, "cs101", owner, prompt);
        ledger.intake().accept(new NewJob(id, request, null, Duration.ofMinutes(10)), new Quota(10, 10), 2);
        well.getBean(JobQueues.class).send(List.of(new ReleasedJob(id, JobKind.PROMPT, owner, owner)));
        return id;
    }

    private ConfigurableApplicationContext start(RehearsalModel model, String instance) {
        return new SpringApplicationBuilder(WorkerApplication.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(
                        "spring.config.name=codementor-worker",
                        "codementor.worker.instance=" + instance,
                        "codementor.worker.slots=2",
                        "codementor.worker.drain=1s",
                        "codementor.fleet.worker-heartbeat=300ms",
                        "codementor.queue.provision=create",
                        "codementor.model=" + RehearsalModel.MODEL,
                        "OLLAMA_HOST=" + model.endpoint(),
                        "codementor.database.url=" + DATABASE.url(),
                        "codementor.database.user=" + DATABASE.user(),
                        "codementor.database.password=" + DATABASE.password(),
                        "spring.cloud.aws.region.static=eu-central-1",
                        "spring.cloud.aws.credentials.access-key="
                                + TestBucket.server().accessKey(),
                        "spring.cloud.aws.credentials.secret-key="
                                + TestBucket.server().secretKey(),
                        "spring.cloud.aws.s3.endpoint=" + TestBucket.server().endpoint(),
                        "codementor.bucket=" + TestBucket.NAME,
                        "spring.cloud.aws.sqs.endpoint=" + sqs.endpoint())
                .run("--codementor.management.port=0");
    }
}
