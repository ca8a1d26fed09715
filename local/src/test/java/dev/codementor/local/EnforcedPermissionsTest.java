package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.local.ServicesOnAws.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * On a server that enforces IAM, the services work with exactly the policies that Terraform renders, and not with one
 * permission less. {@code infra-terraform/scripts/prove-permissions} starts the server and renders the policies.
 */
@EnabledIfEnvironmentVariable(
        named = "CODEMENTOR_TEST_IAM_ENDPOINT",
        matches = ".+",
        disabledReason = "CODEMENTOR_TEST_IAM_ENDPOINT names no server that enforces IAM")
class EnforcedPermissionsTest {

    private static final URI SERVER =
            URI.create(System.getenv().getOrDefault("CODEMENTOR_TEST_IAM_ENDPOINT", "http://127.0.0.1:1"));
    private static final Duration TRAFFIC_EVERY = Duration.ofSeconds(5);
    private static final Duration UNTIL_REFUSED = Duration.ofSeconds(45);

    private final IamServer iam = new IamServer(SERVER);
    private final Map<String, Set<String>> declared = enforced();
    private final Map<String, RenderedPolicy> policies = new TreeMap<>();

    @Test
    void worksWithWhatTerraformRendersAndNotWithOnePermissionLess(@TempDir Path data) {
        JsonNode rendered = JsonMapper.shared()
                .readTree(Path.of(System.getenv("CODEMENTOR_TEST_IAM_POLICIES")).toFile());
        Map<String, Credentials> credentials = new TreeMap<>();
        for (String service : declared.keySet()) {
            policies.put(service, new RenderedPolicy(rendered.path(service)));
            credentials.put(service, iam.createUser(service));
            iam.allow(service, policies.get(service).text());
        }
        Choices settings = AwsPermissionsTest.settings(data);
        AwsPermissionsTest.createQueues(SERVER, IamServer.OWNER);
        try (DataDirectory directory = DataDirectory.take(settings.dataDirectory());
                EmbeddedServers servers = EmbeddedServers.start(settings, directory);
                S3Client files = AwsPermissionsTest.files(SERVER, IamServer.OWNER);
                ServicesOnAws services = new ServicesOnAws(servers, settings, SERVER, SERVER, credentials)) {
            files.createBucket(create -> create.bucket(EmbeddedServers.BUCKET));
            services.start();
            ServicesJourney journey = new ServicesJourney(services, files);
            journey.run();
            declared.keySet()
                    .forEach(service -> assertThat(services.calls(service).refused())
                            .as("refused to the %s with all permissions", service)
                            .isEmpty());

            assertThat(superfluous(services, journey)).isEmpty();
        }
    }

    /** All but CloudWatch's, whose calls the SDK makes in CBOR, which the server does not understand. */
    private static Map<String, Set<String>> enforced() {
        Map<String, Set<String>> permissions = DeclaredPermissions.read("");
        permissions.values().forEach(each -> each.removeIf(permission -> permission.startsWith("cloudwatch:")));
        return permissions;
    }

    /** Permissions that nobody missed when they were taken away. */
    private List<String> superfluous(ServicesOnAws services, ServicesJourney journey) {
        List<String> superfluous = new ArrayList<>();
        try (ScheduledExecutorService traffic =
                Executors.newScheduledThreadPool(8, Thread.ofVirtual().factory())) {
            var _ = traffic.scheduleAtFixedRate(
                    () -> journey.requests().forEach(request -> traffic.execute(() -> attempt(request))),
                    0,
                    TRAFFIC_EVERY.toSeconds(),
                    TimeUnit.SECONDS);
            declared.forEach((service, permissions) -> {
                for (String permission : permissions) {
                    if (!isMissed(services, service, permission)) {
                        superfluous.add(service + ": " + permission);
                    }
                    System.out.printf(
                            "%s %s: %s%n",
                            service,
                            permission,
                            superfluous.contains(service + ": " + permission) ? "not missed" : "refused");
                }
            });
            traffic.shutdownNow();
        }
        return superfluous;
    }

    private boolean isMissed(ServicesOnAws services, String service, String permission) {
        AwsCalls calls = services.calls(service);
        boolean atStart = permission.startsWith("sqs:GetQueue") || permission.startsWith("s3:ListBucket");
        iam.allow(service, policies.get(service).without(permission).text());
        calls.forgetRefused();
        try {
            if (atStart) {
                restart(services, service);
            }
            await().atMost(UNTIL_REFUSED).pollInterval(Duration.ofMillis(100)).until(() -> calls.refused()
                    .contains(permission));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        } finally {
            iam.allow(service, policies.get(service).text());
            if (atStart) {
                restart(services, service);
            }
        }
    }

    /** A service that lacks a permission may fail to start. */
    private static void restart(ServicesOnAws services, String service) {
        services.stop(service);
        try {
            services.start(service);
        } catch (RuntimeException e) {
            System.out.println(service + " did not start: " + e.getMessage());
        }
    }

    private static void attempt(Runnable request) {
        try {
            request.run();
        } catch (RuntimeException | AssertionError e) {
            // What is missing breaks it.
        }
    }
}
