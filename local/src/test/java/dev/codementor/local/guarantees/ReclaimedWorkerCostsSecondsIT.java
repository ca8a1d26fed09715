package dev.codementor.local.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Apart;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.Reader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Invariants 3, 4 and 5, with every service in JVMs of its own: a worker that is killed in mid-answer, and one that is
 * told to stop, cost seconds; readers on different notifiers end with the same exact text.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReclaimedWorkerCostsSecondsIT {

    private static final Duration ANSWER = Duration.ofSeconds(45);

    @TempDir
    private Path data;

    @Test
    void anotherWorkerGoesOnWhereTheLostOneStopped() throws Exception {
        RehearsalSettings slow = RehearsalSettings.DEFAULT.withSlots(8).withPace(60, Duration.ofMillis(100));
        try (RehearsalModel model = RehearsalModel.start(0, slow);
                Apart apart = Apart.start(data)
                        .with("OLLAMA_HOST", model.endpoint().toString())
                        .with("CODEMENTOR_MODEL", RehearsalModel.MODEL)
                        .with("CODEMENTOR_WORKER_SLOTS", "2")
                        // Shorter than the answer, so that it must be given back.
                        .with("CODEMENTOR_WORKER_DRAIN", "1s")) {
            Apart.Service api = apart.api();
            Apart.Service firstNotifier = apart.notifier();
            Apart.Service secondNotifier = apart.notifier();
            Apart.Service doomed = apart.worker();
            apart.awaitReady();
            Api student = new Api(api.address(), apart.token("ada"));

            try (Reader here = new Reader().connect(firstNotifier.address(), apart.token("ada"));
                    Reader there = new Reader().connect(secondNotifier.address(), apart.token("ada"))) {
                String killed = student.ask("What happens when a worker is killed?");
                there.follow(killed);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> here.held(killed).text().length() > 200);
                doomed.program().kill();
                Apart.Service heir = apart.worker();

                assertEnds(here, there, killed, "What happens when a worker is killed?");
                assertThat(student.job(killed).body().path("attempt").asInt()).isEqualTo(2);

                String drained = student.ask("What happens when a worker is told to stop?");
                there.follow(drained);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> here.held(drained).text().length() > 100);
                assertThat(heir.program().stop(Duration.ofSeconds(40))).isIn(0, 143);
                apart.worker();

                assertEnds(here, there, drained, "What happens when a worker is told to stop?");
            }
        }
    }

    private static void assertEnds(Reader here, Reader there, String job, String prompt) {
        for (Reader reader : new Reader[] {here, there}) {
            Reader.Held held = reader.awaitSettled(job, ANSWER);
            assertThat(held.text()).isEqualTo(RehearsalAnswer.to(prompt));
            assertThat(held.settlements())
                    .allSatisfy(settled ->
                            assertThat(settled.path("state").asString()).isEqualTo("answered"));
        }
    }
}
