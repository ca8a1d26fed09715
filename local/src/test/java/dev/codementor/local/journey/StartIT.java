package dev.codementor.local.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.local.fixture.CodeMentor;
import dev.codementor.local.fixture.OldJdk;
import dev.codementor.local.fixture.Program;
import dev.codementor.testing.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person meets who starts CodeMentor. */
@Execution(ExecutionMode.CONCURRENT)
class StartIT {

    private static final Duration QUICKLY = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @Test
    void saysWhereEverythingIsKeepsItsDataAndStopsCleanly() throws Exception {
        String job;
        try (CodeMentor codeMentor = CodeMentor.in(data).start()) {
            assertThat(codeMentor.program().output())
                    .contains(codeMentor.api() + "/")
                    .contains("codementor-rehearsal")
                    .contains(data.toString())
                    .doesNotContain("Exception")
                    .doesNotContain("WARN");
            assertThat(codeMentor.program().commandLine()).contains("-XX:AOTCache=");
            assertThat(readiness(codeMentor)).isEqualTo(200);

            job = codeMentor.as("ada").ask("Will this be kept?");
            try (var reader = codeMentor.reader("ada")) {
                reader.follow(job);
                reader.awaitSettled(job, QUICKLY);
            }

            try (CodeMentor second = CodeMentor.in(data)) {
                Program refused = second.launch();
                assertThat(refused.awaitExit(QUICKLY)).isEqualTo(2);
                assertThat(refused.output())
                        .contains("is in use by another CodeMentor")
                        .doesNotContain("\tat ");
            }
            assertThat(codeMentor.program().stop(QUICKLY)).isIn(0, 130, 143);
            assertThat(codeMentor.program().output()).doesNotContain("Exception");
        }
        try (CodeMentor again = CodeMentor.in(data).start()) {
            assertThat(again.as("ada").job(job).body().path("state").asString()).isEqualTo("answered");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "local/target/codementor-local.jar, dev.codementor.local.LocalApplication",
        "api/target/codementor-api-exec.jar, dev.codementor.api.ApiApplication",
        "worker/target/codementor-worker-exec.jar, dev.codementor.worker.WorkerApplication",
        "result-notifier/target/codementor-result-notifier-exec.jar, dev.codementor.notifier.NotifierApplication"
    })
    void startsFromTheCacheThatTheBuildMade(String jar, String main) {
        Path loaded = data.resolve("loaded.log");
        // No service finds its servers; their classes are loaded before they miss them.
        try (Program program = Program.start(jar, serversOnly(), "-Xlog:class+load:file=" + loaded)) {
            await().atMost(QUICKLY)
                    .until(() -> Files.exists(loaded)
                            && Files.readString(loaded).contains(main + " source: shared objects file"));
        }
    }

    @Test
    void startsFromItsJarAlone() {
        // Somebody who chooses about class sharing is not overruled.
        try (Program program = Program.start("local/target/codementor-local.jar", serversOnly(), "-Xshare:auto")) {
            program.awaitOutput("export CODEMENTOR_DATABASE_URL", QUICKLY);
            assertThat(program.commandLine()).doesNotContain("-XX:AOTCache=");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                CodeMentor codeMentor =
                        CodeMentor.in(data).with("CODEMENTOR_NOTIFIER_PORT", Integer.toString(taken.getLocalPort()))) {
            assertRefused(codeMentor, "port " + taken.getLocalPort() + " is taken", "CODEMENTOR_NOTIFIER_PORT");
        }
    }

    @Test
    void saysThatItsDirectoryCannotBeWritten() throws Exception {
        Path file = Files.createFile(data.resolve("a-file"));
        try (CodeMentor codeMentor = CodeMentor.in(file.resolve("below"))) {
            assertRefused(codeMentor, "cannot be written", "CODEMENTOR_DATA_DIR");
        }
    }

    @Test
    void saysWhichModelOllamaLacks() throws Exception {
        try (RehearsalModel model = RehearsalModel.start(0, RehearsalSettings.DEFAULT);
                CodeMentor codeMentor = CodeMentor.in(data).answeredBy(model.endpoint(), "qwen2.5-coder:7b")) {
            assertRefused(codeMentor, "does not have the model qwen2.5-coder:7b", "ollama pull qwen2.5-coder:7b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local/target/codementor-local.jar",
                "api/target/codementor-api-exec.jar",
                "worker/target/codementor-worker-exec.jar",
                "result-notifier/target/codementor-result-notifier-exec.jar"
            })
    void saysWhatIsWrongWithItsSettings(String jar) {
        Map<String, String> environment = new HashMap<>(serversOnly());
        environment.putAll(Map.of(
                "CODEMENTOR_OIDC_ISSUER", "http://127.0.0.1:1",
                "CODEMENTOR_DATABASE_CONNECTIONS", "0",
                "CODEMENTOR_WORKER_SLOT", "3"));
        try (Program program = Program.start(jar, environment)) {
            assertThat(program.awaitExit(QUICKLY)).isEqualTo(2);
            assertThat(program.output().strip().lines())
                    .containsExactly(
                            "CodeMentor cannot start. 2 mistakes in its settings:",
                            "  CODEMENTOR_WORKER_SLOT is not a setting; the nearest one is CODEMENTOR_WORKER_SLOTS.",
                            "  CODEMENTOR_DATABASE_CONNECTIONS is '0', but must be a whole number from 1 to 1,000.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local/target/codementor-local.jar",
                "api/target/codementor-api-exec.jar",
                "worker/target/codementor-worker-exec.jar",
                "result-notifier/target/codementor-result-notifier-exec.jar",
                "cli/target/codementor-cli-exec.jar",
                "bench/target/codementor-bench-exec.jar"
            })
    void saysThatTheJdkIsTooOld(String jar) throws Exception {
        Path jdk = OldJdk.find().orElseGet(() -> abort("there is no JDK from 17 to 24 below " + OldJdk.PLACE));

        try (Program program = Program.startOn(jdk, jar)) {
            assertThat(program.awaitExit(QUICKLY)).isEqualTo(2);
            assertThat(program.output().strip())
                    .matches("CodeMentor cannot start\\. It needs Java 25 or later, but this is Java [\\d.]+ at "
                            + Pattern.quote(jdk.toString())
                            + "\\. Start it with the java of a newer JDK, or put that JDK first in PATH\\.");
        }
    }

    @Test
    void saysWhichPartOfAwsIsMissing() throws Exception {
        try (Program servers = Program.start("local/target/codementor-local.jar", serversOnly())) {
            Map<String, String> found = servers.awaitOutput("export CODEMENTOR_DATABASE_URL", QUICKLY)
                    .exports();

            assertMisses(
                    found, "api", "CODEMENTOR_BUCKET", "The bucket 'elsewhere' (CODEMENTOR_BUCKET) does not exist");
            assertMisses(found, "worker", "CODEMENTOR_QUEUE_INTERACTIVE", "SQS queue 'elsewhere' does not exist");
            assertMisses(found, "result-notifier", "CODEMENTOR_QUEUE_OUTCOMES", "SQS queue 'elsewhere' does not exist");
        }
    }

    private static void assertMisses(Map<String, String> found, String service, String variable, String sentence)
            throws IOException {
        Map<String, String> environment = new HashMap<>(found);
        environment.putAll(Map.of(
                "CODEMENTOR_API_PORT", "0",
                "CODEMENTOR_NOTIFIER_PORT", Integer.toString(freePort()),
                "CODEMENTOR_NOTIFIER_INTERNAL_PORT", "0",
                "CODEMENTOR_MANAGEMENT_PORT", "0",
                "CODEMENTOR_QUEUE_PROVISION", "fail"));
        environment.put(variable, "elsewhere");
        try (Program program = Program.start(service + "/target/codementor-" + service + "-exec.jar", environment)) {
            assertThat(program.awaitExit(Duration.ofSeconds(60)))
                    .as("%s", program.output())
                    .isEqualTo(2);
            assertThat(program.output().lines().filter(line -> line.startsWith("CodeMentor cannot start. ")))
                    .singleElement()
                    .asString()
                    .startsWith("CodeMentor cannot start. " + sentence + " in region ")
                    .contains("correct " + variable, " at http://127.0.0.1:");
            assertThat(program.output()).doesNotContain("\tat ");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void saysThatAwsHasNoRegionAndNoCredentials() {
        // Without these two, the SDK would ask the machine and the person's own files.
        try (Program program = Program.start(
                "worker/target/codementor-worker-exec.jar",
                Map.of("AWS_EC2_METADATA_DISABLED", "true", "HOME", data.toString()))) {
            assertThat(program.awaitExit(QUICKLY)).isEqualTo(2);
            assertThat(program.output().strip())
                    .isEqualTo("CodeMentor cannot start. The AWS SDK, which SQS and S3 need, finds no region: set"
                            + " AWS_REGION; and it finds no credentials: set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or give the process a role.");
        }
    }

    private Map<String, String> serversOnly() {
        return Map.of(
                "CODEMENTOR_LOCAL_SERVERS_ONLY", "true",
                "CODEMENTOR_DATA_DIR", data.toString(),
                "CODEMENTOR_ISSUER_PORT", "0");
    }

    private static void assertRefused(CodeMentor codeMentor, String... sentences) {
        Program program = codeMentor.launch();
        assertThat(program.awaitExit(QUICKLY)).isEqualTo(2);
        assertThat(program.output()).startsWith("CodeMentor cannot start. ").contains(sentences);
        assertThat(program.output().strip().lines()).hasSize(1);
    }

    private static int readiness(CodeMentor codeMentor) throws Exception {
        URI uri = codeMentor.management().resolve("/actuator/health/readiness");
        return Http.get(uri).statusCode();
    }
}
