package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

            await().atMost(SOON).untilAsserted(() -> assertThat(heard).containsExactly("missing", "available"));
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

    private Models prepare(String server, String... settings) {
        client = ClientUnderTest.of(server, RehearsalModel.MODEL, settings);
        Models models = new Models(client.catalog(), RehearsalModel.MODEL);
        ModelWatcher watcher = new ModelWatcher() {
            @Override
            public void available(ModelCard card) {
                heard.add("available");
            }

            @Override
            public void unavailable(String why) {
                heard.add(why);
            }
        };
        preparation = new ModelPreparation(
                models,
                client.catalog(),
                ClientUnderTest.properties(server, RehearsalModel.MODEL, settings),
                client.server(),
                List.of(watcher));
        preparation.start();
        return models;
    }
}
