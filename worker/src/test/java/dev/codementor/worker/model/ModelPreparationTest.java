package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalFault;
import dev.codementor.embedded.rehearsal.RehearsalFault.Kind;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ModelPreparationTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ModelPreparation preparation;
    private ClientUnderTest client;

    @AfterEach
    void stop() {
        preparation.stop();
        client.close();
    }

    @Test
    void takesJobsWhenTheModelIsThere() {
        try (RehearsalModel server = RehearsalModel.start(0, RehearsalSettings.AT_ONCE)) {
            prepare(server.endpoint().toString());

            await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("available"));
        }
    }

    @Test
    void saysWhatToDoAboutAMissingModelAndPullsNothing(CapturedOutput output) {
        try (RehearsalModel server = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withPulled(false))) {
            prepare(server.endpoint().toString());

            await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("missing"));
            await().during(Duration.ofMillis(1_200)).atMost(SOON).until(() -> heard.size() == 1);
            assertThat(output).containsOnlyOnce("ollama pull codementor-rehearsal");
            assertThat(output)
                    .contains(
                            "CODEMENTOR_WORKER_MODEL_PULL=true",
                            "name another with CODEMENTOR_MODEL",
                            server.endpoint().toString());
        }
    }

    @Test
    void pullsAMissingModelWhenAskedTo(CapturedOutput output) {
        try (RehearsalModel server = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withPulled(false))) {
            prepare(server.endpoint().toString(), "pull=true");

            await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("pulling", "available"));
            assertThat(output).contains("pulling manifest", "50%", "success");
        }
    }

    @Test
    void waitsForAServerThatIsNotThereYetAndForOneThatIsLost() {
        RehearsalModel first = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
        int port = first.endpoint().getPort();
        String address = first.endpoint().toString();
        first.close();
        Models models = prepare(address);
        await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("away"));

        try (RehearsalModel second = RehearsalModel.start(port, RehearsalSettings.AT_ONCE)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("away", "available"));
            assertThat(second.endpoint()).hasToString(address);
        }
        models.doubt(RehearsalModel.MODEL);
        await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("away", "available", "away"));
    }

    @Test
    void saysOnceThatADownloadFailsAndAsksLessAndLessOften(CapturedOutput output) {
        try (RehearsalModel server = RehearsalModel.start(0, RehearsalSettings.AT_ONCE)) {
            prepareFor("no-such-model", server.endpoint().toString(), "pull=true");

            await().atMost(SOON).until(() -> heard.size() == 2);
            // Half a second, one, two: three more tries.
            await().during(Duration.ofSeconds(4)).atMost(SOON).until(() -> heard.size() == 2);

            assertThat(heard).containsExactly("pulling", "pulling");
            assertThat(output).containsOnlyOnce("action=model-pull-failed");
            assertThat(output).containsOnlyOnce("pulling manifest");
            assertThat(output).contains("cause=\"pull model manifest: file does not exist\"");
        }
    }

    @Test
    void takesNoJobsUntilASuspectedModelAnswersAgain(CapturedOutput output) {
        try (RehearsalModel server = RehearsalModel.start(0, RehearsalSettings.AT_ONCE)) {
            Models models = prepare(server.endpoint().toString());
            await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("available"));
            server.inject(RehearsalFault.of(Kind.OUT_OF_MEMORY));

            models.suspect(RehearsalModel.MODEL, "no memory");

            await().atMost(SOON).until(() -> heard.contains("failing"));
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> heard.getLast()
                    .equals("failing"));
            assertThat(output).contains("said=\"model requires more system memory");
            server.clearFaults();
            await().atMost(SOON).until(() -> heard.getLast().equals("available"));
        }
    }

    @Test
    void tellsAtTheStartThatAModelCannotButThink(CapturedOutput output) {
        try (RehearsalModel server = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withThinking(true))) {
            server.inject(RehearsalFault.of(Kind.ONLY_THOUGHTS));

            prepare(server.endpoint().toString());

            await().atMost(SOON).until(() -> !client.notes().isEmpty());
            assertThat(heard).containsExactly("available");
            assertThat(output).containsOnlyOnce("action=model-thinks-always");
        }
    }

    private Models prepare(String server, String... settings) {
        return prepareFor(RehearsalModel.MODEL, server, settings);
    }

    private Models prepareFor(String model, String server, String... settings) {
        client = ClientUnderTest.of(server, model, settings);
        Models models = new Models(client.catalog(), model);
        ModelWatcher watcher = new ModelWatcher() {
            @Override
            public void available(ModelCard card) {
                heard.add("available");
            }

            @Override
            public void unavailable(ModelTrouble trouble) {
                heard.add(trouble.kind().wireName());
            }
        };
        preparation = new ModelPreparation(
                models,
                client.catalog(),
                client.trial(),
                ClientUnderTest.properties(server, model, settings),
                List.of(watcher));
        preparation.start();
        return models;
    }
}
