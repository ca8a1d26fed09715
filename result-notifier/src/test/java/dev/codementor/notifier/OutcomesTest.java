package dev.codementor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.OutcomeMessage;
import dev.codementor.embedded.EmbeddedS3;
import dev.codementor.embedded.EmbeddedSqs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** Messages about settled jobs become transcripts, and are gone only then. */
class OutcomesTest {

    @Test
    void archivesWhatTheQueueSays(@TempDir Path directory) throws Exception {
        String course = "course-" + UUID.randomUUID();
        try (EmbeddedSqs queues = EmbeddedSqs.start(0);
                EmbeddedS3 files = EmbeddedS3.start(0, directory);
                SqsClient sqs = client(queues)) {
            files.createBucket("files");
            try (RunningNotifier notifier = RunningNotifier.start(
                    "spring.cloud.function.definition",
                    "archive",
                    "spring.cloud.aws.sqs.endpoint",
                    queues.endpoint().toString(),
                    "spring.cloud.aws.s3.endpoint",
                    files.endpoint().toString(),
                    "spring.cloud.aws.credentials.access-key",
                    files.accessKey(),
                    "spring.cloud.aws.credentials.secret-key",
                    files.secretKey(),
                    "codementor.queue.provision",
                    "create",
                    "codementor.bucket",
                    "files",
                    "codementor.archive.longest-wait",
                    "300ms")) {
                assertThat(notifier.port()).isPositive();
                String queue = sqs.getQueueUrl(get -> get.queueName("codementor-outcomes"))
                        .queueUrl();
                List<JobId> jobs = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    JobId job = TestWorld.accept(TestWorld.newStudent(), course, "Question");
                    TestWorld.ledger().dispatch().markQueued(List.of(job));
                    TestWorld.answer(TestWorld.claim(job), "Answer");
                    jobs.add(job);
                    String body = JsonMapper.shared().writeValueAsString(new OutcomeMessage(List.of(job)));
                    sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
                }

                await().atMost(Duration.ofSeconds(15)).until(() -> TestWorld.ledger()
                        .transcripts()
                        .unarchived(jobs)
                        .isEmpty());
                await().atMost(Duration.ofSeconds(10)).until(() -> messages(sqs, queue) == 0);
            }
        }
    }

    private static int messages(SqsClient sqs, String queue) {
        var counts = sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private static SqsClient client(EmbeddedSqs queues) {
        return SqsClient.builder()
                .endpointOverride(queues.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
