package dev.codementor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeCommandTest {

    private static final String ID = "01900000-0000-7000-8000-000000000001";
    private static final String UPLOAD = "POST /api/v1/batches";
    private static final String BATCH = "GET /api/v1/batches/" + ID;
    private static final String CSV = "GET /api/v1/batches/" + ID + "/results.csv?format=plain";

    @TempDir
    private Path folder;

    private ScriptedApi api;
    private Path submissions;
    private Path rubric;
    private Path grades;

    private static final String UNUSABLE =
            "\"graded\":1,\"unusable\":1,\"unusableReasons\":[{\"reason\":\"not-json\",\"items\":1}]";

    @BeforeEach
    void aClass() throws IOException {
        api = new ScriptedApi();
        submissions = Files.createDirectories(folder.resolve("class"));
        Files.createDirectories(submissions.resolve("ada"));
        Files.writeString(submissions.resolve("ada/main.py"), "print('ada')\n");
        Files.writeString(submissions.resolve("bob.py"), "print('bob')\n");
        Files.writeString(submissions.resolve(".secret"), "not a submission");
        rubric = Files.writeString(folder.resolve("rubric.yaml"), "id: loops\n");
        grades = folder.resolve("grades.csv");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void writesTheGradebookWhenAllIsGraded() throws IOException {
        api.on(UPLOAD, 202, batch("processing", 2, 2, 2, 0))
                .on(BATCH, 200, batch("processing", 2, 2, 2, 0))
                .on(BATCH, 200, batch("processing", 2, 2, 1, 0))
                .on(BATCH, 200, batch("finished", 2, 2, 0, 0))
                .on(CSV, 200, "id,total\nada,3\n");

        Shell shell = grade();

        assertThat(shell.err())
                .contains(
                        "Batch " + ID + ": 2 submissions",
                        "2 graded, 0 unusable, 0 failed",
                        "cache of what they read: 80 %");
        assertThat(shell.exit()).isZero();
        assertThat(grades).hasContent("id,total\nada,3\n");
        ScriptedApi.Request upload = api.requests().getFirst();
        assertThat(upload.authorization()).isEqualTo("Bearer a-token");
        assertThat(upload.body())
                .contains("name=\"course\"", "cs101", "name=\"rubric\"; filename=\"rubric.yaml\"", "id: loops")
                .contains("ada/main.py", "bob.py")
                .doesNotContain(".secret");
    }

    @Test
    void sendsTheSameKeyForTheSameFolderAndAnotherForAnother() throws IOException {
        api.on(UPLOAD, 202, batch("ready", 2, 0, 2, 0)).on(BATCH, 200, batch("ready", 2, 0, 2, 0));

        grade("--detach");
        grade("--detach");
        grade("--detach", "--again");
        Files.writeString(submissions.resolve("bob.py"), "print('Bob')\n");
        grade("--detach");

        var keys =
                api.requests().stream().map(ScriptedApi.Request::idempotencyKey).toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).startsWith("cli-");
        assertThat(Set.copyOf(keys)).hasSize(3);
    }

    @Test
    void triesAgainWhileTheServerIsAwayWithTheSameKey() throws IOException {
        api.on(UPLOAD, 503, "{\"code\":\"ledger-unavailable\",\"detail\":\"The ledger cannot be reached.\"}")
                .on(UPLOAD, 202, batch("finished", 2, 2, 0, 0))
                .on(BATCH, 200, batch("finished", 2, 2, 0, 0))
                .on(CSV, 200, "id,total\n");

        assertThat(grade().exit()).isZero();

        assertThat(api.requests().get(1).idempotencyKey())
                .isEqualTo(api.requests().get(0).idempotencyKey());
    }

    @Test
    void tellsEachErrorOfARefusedUpload() throws IOException {
        api.on(UPLOAD, 422, """
            {"code":"rubric-invalid","detail":"The rubric cannot be used.",
             "errors":[{"place":"rubric.yaml:1","message":"title is missing"}]}\
            """);

        Shell shell = grade();

        assertThat(shell.exit()).isEqualTo(3);
        assertThat(shell.err()).contains("Refused: The rubric cannot be used.", "rubric.yaml:1: title is missing");
        assertThat(grades).doesNotExist();
    }

    @Test
    void doesNotTakeAMissingCountForNone() throws IOException {
        api.on(UPLOAD, 202, batch("processing", 2, 2, 2, 0).replace("processing\":2", "underway\":2"));

        Shell shell = grade();

        assertThat(shell.exit()).isEqualTo(3);
        assertThat(shell.err()).contains("not the JSON that is expected", "processing");
        assertThat(grades).doesNotExist();
    }

    @Test
    void givesUpWhenPatienceEnds() throws IOException {
        api.on(UPLOAD, 503, "{\"code\":\"ledger-unavailable\",\"detail\":\"The ledger cannot be reached.\"}");

        Shell shell = grade("--patience", "1");

        assertThat(shell.exit()).isEqualTo(4);
        assertThat(shell.err()).contains("The ledger cannot be reached.");
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void waitsForTheOutcomeOfTheSameUpload() throws IOException {
        api.laterOn(UPLOAD, 409, "{\"code\":\"upload-underway\",\"detail\":\"The same upload is being received.\"}")
                .on(UPLOAD, 202, batch("ready", 2, 0, 2, 0));

        Shell shell = grade("--detach");

        assertThat(shell.exit()).isZero();
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void tellsWhyTheFirstTryFailedAndNotOnlyWhatCameOfIt() throws IOException {
        api.on(UPLOAD, 503, "{\"code\":\"store-unavailable\",\"detail\":\"The file store cannot be used just now.\"}")
                .laterOn(
                        UPLOAD,
                        409,
                        "{\"code\":\"upload-underway\",\"detail\":\"The same upload is being received.\"}");

        Shell shell = grade("--patience", "2");

        assertThat(shell.exit()).isEqualTo(4);
        assertThat(shell.err())
                .contains(
                        "The same upload is being received.",
                        "The first try failed: The file store cannot be used just now.");
    }

    @Test
    void tellsWhyTheFirstTryOfARefusedUploadFailed() throws IOException {
        api.on(UPLOAD, 503, "{\"code\":\"store-unavailable\",\"detail\":\"The file store cannot be used just now.\"}")
                .on(UPLOAD, 409, "{\"code\":\"idempotency-key-reused\",\"detail\":\"The key was used before.\"}");

        Shell shell = grade();

        assertThat(shell.exit()).isEqualTo(3);
        assertThat(shell.err())
                .contains(
                        "Refused: The key was used before.",
                        "The first try failed: The file store cannot be used just now.");
    }

    @Test
    void doesNotUploadWhenTheGradebookIsThere() throws IOException {
        Files.writeString(grades, "precious");

        Shell shell = grade();

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains("grades.csv exists");
        assertThat(api.requests()).isEmpty();
        assertThat(grades).hasContent("precious");
    }

    @Test
    void leavesNoGradebookWhenItsDownloadIsRefused() throws IOException {
        api.on(UPLOAD, 202, batch("finished", 2, 2, 0, 0))
                .on(BATCH, 200, batch("finished", 2, 2, 0, 0))
                .on(CSV, 409, "{\"code\":\"rehearsal-grades\",\"detail\":\"These are rehearsal grades.\"}");

        Shell shell = grade();

        assertThat(shell.exit()).isEqualTo(3);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("grades"));
    }

    @Test
    void saysHowToGoOnAfterATrial() throws IOException {
        api.on(UPLOAD, 202, batch("processing", 2, 1, 2, 0)).on(BATCH, 200, batch("processing", 2, 1, 1, 0));

        Shell shell = grade("--try", "1");

        assertThat(shell.exit()).isZero();
        assertThat(shell.err()).contains("1 of 2 have been started; 'codementor start " + ID);
        assertThat(api.requests().getFirst().body()).containsPattern("name=\"start\"[\\s\\S]{1,200}?\r\n1\r\n");
    }

    @Test
    void endsWithOneWhenSomeFailed() throws IOException {
        api.on(UPLOAD, 202, batch("finished", 2, 2, 0, 1))
                .on(BATCH, 200, batch("finished", 2, 2, 0, 1))
                .on(CSV, 200, "id,total\n");

        assertThat(grade().exit()).isEqualTo(1);
    }

    @Test
    void countsWhatHasNoUsableAnswerApart() throws IOException {
        String ended = batch("finished", 2, 2, 0, 0)
                .replace("\"graded\":2,\"unusable\":0,\"unusableReasons\":[]", UNUSABLE)
                .replace(",\"cachedShare\":0.8", "");
        api.on(UPLOAD, 202, ended).on(BATCH, 200, ended).on(CSV, 200, "id,total\n");

        Shell shell = grade();

        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err())
                .contains(
                        "1 graded, 1 unusable, 0 failed",
                        "No answer could be used for 1 of them (not-json: 1); 'codementor retry-failed " + ID,
                        "cache of what they read: not told");
    }

    @Test
    void saysWhatToDoAboutABatchThatPausedItself() throws IOException {
        String paused = batch("paused", 2, 2, 1, 0)
                .replace(
                        "\"graded\":1,\"unusable\":0,\"unusableReasons\":[]",
                        UNUSABLE.replace("\"graded\":1", "\"graded\":0"))
                .replace("\"size\"", "\"pauseReason\":\"unusable\",\"advice\":\"Choose another model.\",\"size\"");
        api.on(UPLOAD, 202, paused).on(BATCH, 200, paused);

        Shell shell = grade();

        assertThat(shell.exit()).isEqualTo(1);
        assertThat(shell.err())
                .contains(
                        "0 graded, 1 unusable",
                        "Choose another model.",
                        "It is paused (no answer gave a grade); 'codementor resume " + ID);
    }

    @Test
    void saysHowManyWillBeAskedAgain() throws IOException {
        api.on(
                BATCH.replace("GET", "POST") + "/retry-failed",
                202,
                batch("processing", 2, 2, 2, 0).replace("\"size\"", "\"askedAgain\":2,\"size\""));

        Shell shell = Shell.run(api, folder, "retry-failed", ID);

        assertThat(shell.exit()).isZero();
        assertThat(shell.err()).contains("2 will be asked again");
    }

    @Test
    void sendsNoTokenInTheClear() {
        Shell shell = Shell.run("results", ID, "--server", "http://example.org", "-o", grades.toString());

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains("--server must be https");
    }

    private Shell grade(String... more) throws IOException {
        String[] usual = {
            "grade",
            submissions.toString(),
            "--rubric",
            rubric.toString(),
            "--course",
            "cs101",
            "--assignment",
            "loops",
            "-o",
            grades.toString()
        };
        String[] all = Stream.of(usual, more).flatMap(Arrays::stream).toArray(String[]::new);
        return Shell.run(api, folder, all);
    }

    private static String batch(String state, int size, int started, int processing, int failed) {
        return """
            {"id":"%s","state":"%s","size":%d,"started":%d,"flagged":0,"rehearsal":false,
             "graded":%d,"unusable":0,"unusableReasons":[],
             "report":{"accepted":2},"estimate":{"modelSeconds":60,"seconds":75,"basis":"assumed"},
             "counts":{"processing":%d,"succeeded":%d,"failed":%d,"cancelled":0,"expired":0},
             "figures":{"modelSeconds":75,"cachedShare":0.8}}\
            """.formatted(
                ID, state, size, started, size - processing - failed, processing, size - processing - failed, failed);
    }
}
