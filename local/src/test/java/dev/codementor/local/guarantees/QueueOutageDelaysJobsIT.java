package dev.codementor.local.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.embedded.EmbeddedSqs;
import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Apart;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.Reader;
import dev.codementor.testing.FreePort;
import dev.codementor.testing.Http;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Invariant 2: while SQS is away jobs are accepted and wait; when it comes back, with all its messages lost, they are
 * answered.
 */
@Execution(ExecutionMode.CONCURRENT)
class QueueOutageDelaysJobsIT {

    private static final String SECRET = "vermilion-heron";

    @TempDir
    private Path data;

    @Test
    void acceptsWhileSqsIsAwayAndAnswersWhenItIsBack() throws Exception {
        int sqsPort = FreePort.next();
        RehearsalSettings quick = RehearsalSettings.DEFAULT.withSlots(8).withPace(10, Duration.ofMillis(5));
        EmbeddedSqs sqs = EmbeddedSqs.start(sqsPort);
        try (RehearsalModel model = RehearsalModel.start(0, quick);
                Apart apart = Apart.start(data)
                        .with("AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString())
                        .with("OLLAMA_HOST", model.endpoint().toString())
                        .with("CODEMENTOR_MODEL", RehearsalModel.MODEL)
                        .with("CODEMENTOR_WORKER_SLOTS", "8")) {
            Apart.Service api = apart.api();
            Apart.Service notifier = apart.notifier();
            Apart.Service worker = apart.worker();
            apart.awaitReady();
            Api student = new Api(api.address(), apart.token("kingfisher"));

            try (Reader reader = new Reader().connect(notifier.address(), apart.token("kingfisher"))) {
                String before = student.ask("Is the queue there?");
                reader.awaitSettled(before, Duration.ofSeconds(30));

                sqs.close();
                Map<String, String> prompts = new LinkedHashMap<>();
                for (int i = 0; i < 20; i++) {
                    String prompt = "Is the queue there now, " + SECRET + " " + i + "?";
                    prompts.put(student.ask(prompt), prompt);
                }
                sqs = EmbeddedSqs.start(sqsPort);
                createQueues(sqs);

                prompts.forEach((job, prompt) -> assertThat(
                                reader.awaitSettled(job, Duration.ofSeconds(60)).text())
                        .isEqualTo(RehearsalAnswer.to(prompt)));
            }
            for (Apart.Service service : new Apart.Service[] {api, notifier, worker}) {
                assertThat(service.program().output()).doesNotContain(SECRET).doesNotContain("kingfisher");
            }
        } finally {
            sqs.close();
        }
    }

    /** Queues outlive an outage of SQS; those of the embedded one go with its process. */
    private static void createQueues(EmbeddedSqs sqs) {
        for (String queue : List.of("codementor-interactive", "codementor-grading", "codementor-outcomes")) {
            Http.get(sqs.endpoint().resolve("/?Action=CreateQueue&QueueName=" + queue));
        }
    }
}
