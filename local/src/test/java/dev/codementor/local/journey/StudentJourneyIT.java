package dev.codementor.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.embedded.rehearsal.RehearsalAnswer;
import dev.codementor.embedded.rehearsal.RehearsalFault;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.CodeMentor;
import dev.codementor.local.fixture.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** From prompt to pushed answer, as a student's program meets it. */
@Execution(ExecutionMode.CONCURRENT)
class StudentJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static RehearsalModel model;
    private static CodeMentor codeMentor;

    @BeforeAll
    static void start() {
        // Each answer takes about half a second, as the peers' benchmark does: 20 chunks at 25 ms.
        model = RehearsalModel.start(0, RehearsalSettings.DEFAULT.withSlots(30).withPace(20, Duration.ofMillis(25)));
        codeMentor = CodeMentor.in(data)
                .answeredBy(model.endpoint(), RehearsalModel.MODEL)
                .with("CODEMENTOR_WORKER_SLOTS", "30")
                .start();
    }

    @AfterAll
    static void stop() {
        codeMentor.close();
        model.close();
    }

    @Test
    void pushesTheAnswerWhileItIsWritten() {
        try (Reader reader = codeMentor.reader("ada")) {
            Api ada = codeMentor.as("ada");

            String job = ada.ask("Why does my loop run once too often? 🤔");

            Reader.Held held = reader.awaitSettled(job, SOON);
            assertThat(held.text()).isEqualTo(RehearsalAnswer.to("Why does my loop run once too often? 🤔"));
            assertThat(held.states()).contains("running").isSubsetOf("accepted", "queued", "running");
            JsonNode told = ada.job(job).body();
            assertThat(told.path("state").asString()).isEqualTo("answered");
            assertThat(told.path("answer").asString()).isEqualTo(held.text());
            assertThat(told.path("rehearsal").asBoolean()).isTrue();
            assertThat(told.path("model").asString()).isEqualTo(RehearsalModel.MODEL);
            assertThat(told.path("usage").path("answerTokens").asInt()).isPositive();
            assertThat(List.of("accepted", "queued", "started", "firstChunk", "settled"))
                    .allSatisfy(phase -> assertThat(
                                    told.path("timeline").path(phase).asString())
                            .endsWith("Z"));
        }
    }

    @Test
    void stopsARunningAnswerWithinAboutASecond() {
        try (Reader reader = codeMentor.reader("grace")) {
            Api grace = codeMentor.as("grace");
            model.inject(RehearsalFault.of(RehearsalFault.Kind.STALL)
                    .lasting(Duration.ofSeconds(60))
                    .after(3)
                    .forNext(1));
            String job = grace.ask("Tell me everything about pointers.");
            await().atMost(SOON).until(() -> !reader.held(job).text().isEmpty());

            assertThat(grace.post("/api/v1/jobs/" + job + "/cancel", Map.of()).status())
                    .isEqualTo(202);

            Reader.Held held = reader.awaitSettled(job, Duration.ofSeconds(3));
            assertThat(held.settlements().getLast().path("state").asString()).isEqualTo("cancelled");
            assertThat(grace.job(job).body().path("text").asString()).isEqualTo(held.text());
            assertThat(grace.post("/api/v1/jobs/" + job + "/cancel", Map.of()).status())
                    .isEqualTo(409);
        }
    }

    @Test
    void goesOnExactlyAfterEveryLostConnection() {
        Random random = new Random(7);
        try (Reader reader = codeMentor.reader("edsger")) {
            Api edsger = codeMentor.as("edsger");
            String token = codeMentor.token("edsger");
            for (int round = 0; round < 5; round++) {
                String prompt = "Question " + round + " on a train";
                String job = edsger.ask(prompt);
                int after = random.nextInt(400);
                await().atMost(SOON).until(() -> reader.held(job).text().length() >= after);
                reader.drop();
                reader.connect(codeMentor.events(), token);
                assertThat(reader.awaitSettled(job, SOON).text()).isEqualTo(RehearsalAnswer.to(prompt));
            }
        }
    }

    @Test
    void showsTheSameToEveryTab() {
        try (Reader first = codeMentor.reader("barbara");
                Reader second = codeMentor.reader("barbara")) {
            Api barbara = codeMentor.as("barbara");
            String job = barbara.ask("What is a subtype?");
            await().atMost(SOON).until(() -> !first.held(job).text().isEmpty());
            try (Reader late = codeMentor.reader("barbara")) {
                late.follow(job);
                String expected = RehearsalAnswer.to("What is a subtype?");
                assertThat(first.awaitSettled(job, SOON).text()).isEqualTo(expected);
                assertThat(second.awaitSettled(job, SOON).text()).isEqualTo(expected);
                assertThat(late.awaitSettled(job, SOON).text()).isEqualTo(expected);
            }
        }
    }

    @Test
    void hidesJobsOfOthers() {
        Api alan = codeMentor.as("alan");
        String job = alan.ask("Can somebody else read this?");
        Api mallory = codeMentor.as("mallory");

        assertThat(mallory.job(job).status()).isEqualTo(404);
        assertThat(mallory.post("/api/v1/jobs/" + job + "/cancel", Map.of()).status())
                .isEqualTo(404);
        assertThat(mallory.get("/api/v1/jobs").body().path("jobs")).isEmpty();
        try (Reader reader = codeMentor.reader("mallory")) {
            reader.follow(job);
            await().atMost(SOON).until(() -> !reader.problems().isEmpty());
            assertThat(reader.problems().getFirst().path("code").asString()).isEqualTo("not-found");
            assertThat(reader.held(job).text()).isEmpty();
        }
    }

    @Test
    void servesThirtyStudentsAtOnceWithoutAGapOrARepeat() throws Exception {
        List<Future<?>> classroom = new ArrayList<>();
        try (ExecutorService students = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int student = 0; student < 30; student++) {
                String name = "student-" + student;
                Callable<Void> lesson = () -> {
                    Api api = codeMentor.as(name);
                    try (Reader reader = codeMentor.reader(name)) {
                        for (int question = 0; question < 4; question++) {
                            String prompt = name + " asks question " + question;
                            String job = api.ask(prompt);
                            assertThat(reader.awaitSettled(job, SOON).text()).isEqualTo(RehearsalAnswer.to(prompt));
                            assertThat(reader.held(job).settlements()).hasSize(1);
                        }
                    }
                    return null;
                };
                classroom.add(students.submit(lesson));
            }
            for (Future<?> lesson : classroom) {
                lesson.get();
            }
        }
    }
}
