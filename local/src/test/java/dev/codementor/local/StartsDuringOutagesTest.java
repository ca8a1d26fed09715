package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.api.ApiApplication;
import dev.codementor.embedded.issuer.EmbeddedIssuer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.ServicesOnAws.Credentials;
import dev.codementor.local.fixture.Api;
import dev.codementor.notifier.NotifierApplication;
import dev.codementor.stream.sqs.binder.SqsBindingsHealth;
import dev.codementor.testing.Cable;
import dev.codementor.worker.WorkerApplication;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Services that start while something is away work when it is back, without anybody's help. */
class StartsDuringOutagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What a service needs from outside. */
    enum Needed {
        SQS,
        S3,
        LEDGER,
        ISSUER,
        MODEL
    }

    private static final Part NOTIFIER =
            new Part("result-notifier", WebApplicationType.REACTIVE, NotifierApplication.class);
    private static final Part API = new Part("api", WebApplicationType.SERVLET, ApiApplication.class);
    private static final Part WORKER = new Part("worker", WebApplicationType.NONE, WorkerApplication.class);

    @TempDir
    private static Path data;

    private static Choices settings;
    private static DataDirectory directory;
    private static EmbeddedServers servers;
    private static RehearsalModel model;
    private static EmbeddedIssuer issuer;
    private static PartMeters meters;
    private static final Map<Needed, Cable> CABLES = new EnumMap<>(Needed.class);

    @BeforeAll
    static void startServers() {
        // The services start at once, and each would configure logging.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        settings = AwsPermissionsTest.settings(data);
        directory = DataDirectory.take(settings.dataDirectory());
        servers = EmbeddedServers.start(settings, directory);
        model = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
        meters = new PartMeters();
        issuer = servers.issuer();
        CABLES.put(Needed.SQS, cable(servers.sqs().endpoint()));
        CABLES.put(Needed.S3, cable(servers.s3().endpoint()));
        CABLES.put(Needed.LEDGER, cable(URI.create(servers.database().jdbcUrl().substring("jdbc:".length()))));
        CABLES.put(Needed.MODEL, cable(model.endpoint()));
    }

    @AfterAll
    static void stopServers() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        CABLES.values().forEach(Cable::close);
        issuer.close();
        model.close();
        servers.close();
        directory.close();
        meters.close();
    }

    private static Cable cable(URI server) {
        return Cable.to(server.getHost(), server.getPort());
    }

    static Stream<List<Needed>> orders() {
        List<Needed> all = List.of(Needed.values());
        return Stream.concat(Stream.of(Needed.values()).map(List::of), Stream.of(all, all.reversed()));
    }

    /** @param away what is away at the start, and the order in which it comes back */
    @ParameterizedTest
    @MethodSource("orders")
    void answerWhenWhatWasAwayIsBack(List<Needed> away) {
        long before = transcripts();
        away.forEach(StartsDuringOutagesTest::cut);
        Map<Part, CompletableFuture<ConfigurableApplicationContext>> services = new HashMap<>();
        try {
            for (Part part : List.of(NOTIFIER, API, WORKER)) {
                services.put(part, starting(part));
            }
            if (!away.contains(Needed.LEDGER)) {
                services.values().forEach(CompletableFuture::join);
            }
            if (away.equals(List.of(Needed.SQS))) {
                saysWhatItLacks(services.get(NOTIFIER).join(), "archive-in-0");
                saysWhatItLacks(services.get(WORKER).join(), "grading-in-0", "interactive-in-0");
            }
            away.forEach(StartsDuringOutagesTest::mend);

            services.values().forEach(CompletableFuture::join);
            Api student = student();
            String job = student.ask("What does a loop do?");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            student.job(job).body().path("state").asString())
                    .isEqualTo("answered"));
            await().atMost(PATIENCE).until(() -> transcripts() > before);
            await().atMost(PATIENCE).until(() -> Stream.of(WORKER, NOTIFIER)
                    .allMatch(part ->
                            readiness(services.get(part).join()).getStatus().equals(Status.UP)));
        } finally {
            away.forEach(StartsDuringOutagesTest::mend);
            List.of(WORKER, API, NOTIFIER).forEach(part -> stop(services.get(part)));
        }
    }

    @Test
    void createQueuesAlikeWhoeverComesFirst() {
        Map<String, String> variables = new HashMap<>(variables());
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(servers.sqs().endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AwsPermissionsTest.provider(owner()))
                .build()) {
            for (Part part : List.of(API, WORKER, NOTIFIER)) {
                String prefix = part.name() + UUID.randomUUID() + "-";
                for (String queue : List.of("interactive", "grading", "outcomes")) {
                    variables.put("CODEMENTOR_QUEUE_" + queue.toUpperCase(Locale.ROOT), prefix + queue);
                }
                try (ConfigurableApplicationContext service = part.start(variables, List.of(), meters)) {
                    assertThat(service.isActive()).isTrue();
                }
                for (String queue : List.of("interactive", "grading", "outcomes")) {
                    if (part == NOTIFIER && !queue.equals("outcomes")) {
                        continue;
                    }
                    Map<QueueAttributeName, String> created = sqs.getQueueAttributes(
                                    request -> request.queueUrl(sqs.getQueueUrl(url -> url.queueName(prefix + queue))
                                                    .queueUrl())
                                            .attributeNames(QueueAttributeName.ALL))
                            .attributes();
                    assertThat(created)
                            .as("%s by %s", queue, part.name())
                            .containsEntry(
                                    QueueAttributeName.VISIBILITY_TIMEOUT, queue.equals("outcomes") ? "30" : "10")
                            .hasEntrySatisfying(QueueAttributeName.REDRIVE_POLICY, policy -> assertThat(policy)
                                    .contains(prefix + queue + "-dlq", "20"));
                }
            }
        }
    }

    private static void saysWhatItLacks(ConfigurableApplicationContext service, String... bindings) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(readiness(service).getStatus()).isEqualTo(Status.DOWN);
            for (String binding : bindings) {
                assertThat(readiness(service).getDetails().toString())
                        .contains(binding + "=not bound to SQS queue 'codementor-")
                        .contains("SQS is not reachable: ");
            }
        });
    }

    private static Health readiness(ConfigurableApplicationContext service) {
        return service.getBean(SqsBindingsHealth.class).health();
    }

    private static void cut(Needed needed) {
        if (needed == Needed.ISSUER) {
            issuer.close();
        } else {
            CABLES.get(needed).cut();
        }
    }

    private static void mend(Needed needed) {
        if (needed != Needed.ISSUER) {
            CABLES.get(needed).mend();
        } else if (!issuerAnswers()) {
            issuer = EmbeddedIssuer.start(settings.issuerPort(), directory.identity(), settings.signInValidity());
        }
    }

    private static boolean issuerAnswers() {
        try (Socket socket = new Socket("127.0.0.1", settings.issuerPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Api student() {
        return new Api(
                URI.create("http://127.0.0.1:" + settings.apiPort()),
                Api.studentToken(issuer.issuer(), "student-" + UUID.randomUUID()));
    }

    private static long transcripts() {
        try (S3Client files = AwsPermissionsTest.files(servers.s3().endpoint(), owner())) {
            return files
                    .listObjectsV2Paginator(
                            list -> list.bucket(EmbeddedServers.BUCKET).prefix("transcripts/"))
                    .contents()
                    .stream()
                    .count();
        }
    }

    private static Credentials owner() {
        return new Credentials(servers.s3().accessKey(), servers.s3().secretKey());
    }

    /** On threads of the system: two virtual ones that load classes can hold both carriers and wait for a third. */
    private static CompletableFuture<ConfigurableApplicationContext> starting(Part part) {
        return CompletableFuture.supplyAsync(
                () -> part.start(variables(), List.of(), meters),
                start -> Thread.ofPlatform().daemon().name("start-part").start(start));
    }

    private static void stop(CompletableFuture<ConfigurableApplicationContext> service) {
        try {
            if (service != null) {
                service.join().close();
            }
        } catch (CompletionException e) {
            // It never started, and the test has failed because of that.
        }
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(Variables.of(servers, settings));
        variables.put("SPRING_CLOUD_AWS_REGION_STATIC", "eu-central-1");
        variables.put("SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY", servers.s3().accessKey());
        variables.put("SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY", servers.s3().secretKey());
        variables.put("SPRING_CLOUD_AWS_SQS_ENDPOINT", "http://127.0.0.1:" + port(Needed.SQS));
        variables.put("SPRING_CLOUD_AWS_S3_ENDPOINT", "http://127.0.0.1:" + port(Needed.S3));
        variables.put("OLLAMA_HOST", "http://127.0.0.1:" + port(Needed.MODEL));
        URI ledger = URI.create(servers.database().jdbcUrl().substring("jdbc:".length()));
        variables.put(
                "CODEMENTOR_DATABASE_URL",
                servers.database().jdbcUrl().replace(":" + ledger.getPort(), ":" + port(Needed.LEDGER)));
        variables.put("CODEMENTOR_MODEL", RehearsalModel.MODEL);
        variables.put("CODEMENTOR_ARCHIVE_LONGEST_WAIT", "1s");
        variables.put("CODEMENTOR_WORKER_DRAIN", "1s");
        variables.put("CODEMENTOR_NOTIFIER_PORT", Integer.toString(settings.notifierPort()));
        variables.put("CODEMENTOR_NOTIFIER_INTERNAL_PORT", "0");
        variables.put("CODEMENTOR_API_PORT", Integer.toString(settings.apiPort()));
        variables.put("MANAGEMENT_SERVER_PORT", "-1");
        return variables;
    }

    private static int port(Needed needed) {
        return CABLES.get(needed).port();
    }
}
