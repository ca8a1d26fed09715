package dev.codementor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.http.NewPrompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Asks over real HTTP and WebSockets. */
class ReplayTest {

    private static final String COLUMNS = "seconds,kind,owner,prefix,prefix_tokens,prompt_tokens,answer_tokens";

    @TempDir
    private Path folder = Path.of("");

    private Path trace = Path.of("");
    private Path recorded = Path.of("");

    @BeforeEach
    void plan() throws IOException {
        trace = folder.resolve("trace.csv");
        recorded = folder.resolve("recorded.csv");
        Files.writeString(trace, COLUMNS + """

            0.02,question,1,,0,40,9
            0.01,question,0,,0,20,9
            0.03,grading,0,rubric,10,20,9
            """);
    }

    @Test
    void recordsTokensAndWaitsOfEachQuestion() throws IOException {
        try (ScriptedCodeMentor mentor = new ScriptedCodeMentor(null, true)) {
            Run run = replay(mentor);

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).contains("jobs answered 2, cut at the worker's limit 0");
            assertThat(mentor.asked())
                    .extracting(NewPrompt::prompt)
                    .filteredOn(prompt -> !prompt.equals("?"))
                    .doesNotHaveDuplicates()
                    .hasSize(2);
            List<String> lines = Files.readAllLines(recorded);
            assertThat(lines.getFirst()).isEqualTo(COLUMNS + ",measured_first_text,measured_settled,measured_busy");
            // The question has 13 words around its digits, of which there is one for two tokens.
            assertThat(lines.subList(1, 3))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .matches("0\\.010,question,0,shared,300,23,5,\\d+\\.\\d{3},\\d+\\.\\d{3},2\\.500"),
                            second -> assertThat(second)
                                    .matches("0\\.020,question,1,shared,300,33,5,\\d+\\.\\d{3},\\d+\\.\\d{3},2\\.500"));
            assertThat(lines).hasSize(3);
        }
    }

    @Test
    void measuresAnswersThatWereCutAtTheWorkersLimit() throws IOException {
        try (ScriptedCodeMentor mentor = new ScriptedCodeMentor(FailureCode.ANSWER_TOO_LONG, true)) {
            Run run = replay(mentor);

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains("jobs answered 0, cut at the worker's limit 2, incomplete or not answered 0");
            assertThat(Files.readAllLines(recorded)).hasSize(3);
        }
    }

    @Test
    void leavesOutWhatFailed() throws IOException {
        try (ScriptedCodeMentor mentor = new ScriptedCodeMentor(FailureCode.MODEL_UNREACHABLE, true)) {
            Run run = replay(mentor);

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .contains("The question at 0.010 s ended as FAILED, model-unreachable: it is not recorded.");
            assertThat(Files.readAllLines(recorded)).hasSize(1);
        }
    }

    @Test
    void saysWhenNoTokensAreTold() {
        try (ScriptedCodeMentor mentor = new ScriptedCodeMentor(null, false)) {
            Run run = replay(mentor);

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .contains("The warm-up failed")
                    .contains("tells no tokens and times of the settled job");
            assertThat(recorded).doesNotExist();
        }
    }

    @Test
    void refusesFileThatIsThere() throws IOException {
        Files.writeString(recorded, "of yesterday");
        try (ScriptedCodeMentor mentor = new ScriptedCodeMentor(null, true)) {
            assertThat(replay(mentor).err()).contains("--out must be a file that does not exist yet: " + recorded);
        }
    }

    private record Run(int exit, String out, String err) {}

    private Run replay(ScriptedCodeMentor mentor) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new Replay())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "--trace",
                        trace.toString(),
                        "--out",
                        recorded.toString(),
                        "--api",
                        mentor.address("http"),
                        "--events",
                        mentor.address("ws") + "/ws/v1/events",
                        "--tokens",
                        mentor.address("http") + "/local/tokens");
        return new Run(exit, out.toString(), err.toString());
    }
}
