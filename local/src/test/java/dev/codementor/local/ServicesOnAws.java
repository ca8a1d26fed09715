package dev.codementor.local;

import dev.codementor.api.ApiApplication;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.notifier.NotifierApplication;
import dev.codementor.stream.sqs.binder.SqsClientCustomizer;
import dev.codementor.telemetry.cloudwatch.CloudWatchClientCustomizer;
import dev.codementor.worker.WorkerApplication;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** The three services in this JVM, each with clients and credentials of its own, on given servers of SQS and S3. */
final class ServicesOnAws implements AutoCloseable {

    /** Those of one service. */
    record Credentials(String accessKey, String secretKey) {}

    private static final List<Part> PARTS = List.of(
            new Part("result-notifier", WebApplicationType.REACTIVE, NotifierApplication.class),
            new Part("api", WebApplicationType.SERVLET, ApiApplication.class),
            new Part("worker", WebApplicationType.NONE, WorkerApplication.class));

    private final Choices settings;
    private final EmbeddedServers servers;
    private final RehearsalModel model;
    private final PartMeters meters = new PartMeters();
    private final URI sqs;
    private final URI s3;
    private final Map<String, Credentials> credentials;
    private final Map<String, AwsCalls> calls = new TreeMap<>();
    private final Map<String, ConfigurableApplicationContext> running = new HashMap<>();
    private final Map<String, String> more = new HashMap<>();

    /** @param credentials by service */
    ServicesOnAws(EmbeddedServers servers, Choices settings, URI sqs, URI s3, Map<String, Credentials> credentials) {
        this.settings = settings;
        this.servers = servers;
        this.sqs = sqs;
        this.s3 = s3;
        this.credentials = credentials;
        // Slow enough for messages to be held longer than they are invisible at first.
        this.model =
                RehearsalModel.start(0, RehearsalSettings.DEFAULT.withSlots(8).withPace(20, Duration.ofMillis(400)));
        PARTS.forEach(part -> calls.put(part.name(), new AwsCalls()));
    }

    /** Gives all services one more variable. */
    ServicesOnAws with(String variable, String value) {
        more.put(variable, value);
        return this;
    }

    void start() {
        PARTS.forEach(part -> start(part.name()));
    }

    void start(String service) {
        Part part = PARTS.stream()
                .filter(each -> each.name().equals(service))
                .findFirst()
                .orElseThrow();
        running.put(service, part.start(variables(service), List.of(), meters, context -> {
            AwsCalls own = calls(service);
            context.getBeanFactory().registerSingleton("callsOfS3", (S3ClientCustomizer) s3 -> record(s3, own));
            context.getBeanFactory().registerSingleton("callsOfSqs", (SqsClientCustomizer) sqs -> record(sqs, own));
            context.getBeanFactory().registerSingleton("callsOfCloudWatch", (CloudWatchClientCustomizer)
                    metrics -> record(metrics, own));
        }));
    }

    void stop(String service) {
        ConfigurableApplicationContext context = running.remove(service);
        if (context != null) {
            context.close();
        }
    }

    AwsCalls calls(String service) {
        return calls.get(service);
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + settings.apiPort());
    }

    URI issuer() {
        return servers.issuer().issuer();
    }

    private static void record(AwsClientBuilder<?, ?> builder, AwsCalls calls) {
        builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(calls)
                .build());
    }

    private Map<String, String> variables(String service) {
        Map<String, String> variables = new HashMap<>(Variables.of(servers, settings));
        Credentials own = credentials.get(service);
        variables.put("SPRING_CLOUD_AWS_REGION_STATIC", "eu-central-1");
        variables.put("SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY", own.accessKey());
        variables.put("SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY", own.secretKey());
        variables.put("SPRING_CLOUD_AWS_SQS_ENDPOINT", sqs.toString());
        variables.put("SPRING_CLOUD_AWS_S3_ENDPOINT", s3.toString());
        variables.put("CODEMENTOR_QUEUE_PROVISION", "fail");
        variables.put("CODEMENTOR_ARCHIVE_LONGEST_WAIT", "6s");
        variables.put("CODEMENTOR_RECEIPTS_EVERY", "500ms");
        variables.put("CODEMENTOR_WORKER_SLOTS", "8");
        variables.put("CODEMENTOR_WORKER_DRAIN", "1s");
        variables.put("CODEMENTOR_MODEL", RehearsalModel.MODEL);
        variables.put("CODEMENTOR_QUOTA_OUTSTANDING", "1000");
        variables.put("CODEMENTOR_QUOTA_PER_MINUTE", "100000");
        variables.put("CODEMENTOR_NOTIFIER_PORT", Integer.toString(settings.notifierPort()));
        variables.put("CODEMENTOR_NOTIFIER_INTERNAL_PORT", "0");
        variables.put("CODEMENTOR_API_PORT", Integer.toString(settings.apiPort()));
        variables.put("MANAGEMENT_SERVER_PORT", "-1");
        variables.put("OLLAMA_HOST", model.endpoint().toString());
        variables.putAll(more);
        return variables;
    }

    @Override
    public void close() {
        List.of("worker", "api", "result-notifier").forEach(this::stop);
        model.close();
        meters.close();
    }
}
