package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.local.ServicesOnAws.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What Terraform allows each service is what the service asks for: nothing is missing, and nothing is left over. */
class AwsPermissionsTest {

    private static final String NAMESPACE = "CodeMentor/test";

    @Test
    void declaresWhatTheServicesAskForAndNoMore(@TempDir Path data) throws IOException {
        Map<String, Set<String>> declared = DeclaredPermissions.read(NAMESPACE);
        Choices settings = settings(data);
        try (DataDirectory directory = DataDirectory.take(settings.dataDirectory());
                EmbeddedServers servers = EmbeddedServers.start(settings, directory);
                MetricsTaker cloudWatch = MetricsTaker.start()) {
            Credentials owner =
                    new Credentials(servers.s3().accessKey(), servers.s3().secretKey());
            Map<String, Credentials> credentials = new HashMap<>();
            declared.keySet().forEach(service -> credentials.put(service, owner));
            URI sqs = servers.sqs().endpoint();
            URI s3 = servers.s3().endpoint();
            createQueues(sqs, owner);
            try (S3Client files = files(s3, owner);
                    ServicesOnAws services = new ServicesOnAws(servers, settings, sqs, s3, credentials)) {
                services.with("CODEMENTOR_CLOUDWATCH_NAMESPACE", NAMESPACE)
                        .with("CODEMENTOR_CLOUDWATCH_EVERY", "1s")
                        .with(
                                "AWS_ENDPOINT_URL_CLOUDWATCH",
                                cloudWatch.endpoint().toString())
                        .start();
                new ServicesJourney(services, files).run();

                // Deletions linger, and metrics are put once a second.
                declared.forEach((service, permissions) -> await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(services.calls(service).made())
                                .as(service)
                                .isEqualTo(permissions)));
            }
        }
    }

    static Choices settings(Path data) {
        return AllSettings.read(Map.of(
                "CODEMENTOR_DATA_DIR",
                data.toString(),
                "CODEMENTOR_API_PORT",
                "0",
                "CODEMENTOR_NOTIFIER_PORT",
                "0",
                "CODEMENTOR_MANAGEMENT_PORT",
                "0",
                "CODEMENTOR_ISSUER_PORT",
                "0"));
    }

    /** With so short a visibility that messages are held beyond it. */
    static void createQueues(URI endpoint, Credentials owner) {
        try (SqsClient sqs = SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(provider(owner))
                .build()) {
            for (String queue : new String[] {"interactive", "grading", "outcomes"}) {
                sqs.createQueue(create -> create.queueName(AwsCalls.QUEUE_PREFIX + queue)
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "6")));
            }
        }
    }

    static S3Client files(URI endpoint, Credentials owner) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(provider(owner))
                .forcePathStyle(true)
                .build();
    }

    static StaticCredentialsProvider provider(Credentials owner) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(owner.accessKey(), owner.secretKey()));
    }
}
