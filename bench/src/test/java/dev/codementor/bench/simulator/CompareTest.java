package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a calibration to a trace, and from what was recorded to the comparison. */
class CompareTest {

    private static final String COLUMNS = "seconds,kind,owner,prefix,prefix_tokens,prompt_tokens,answer_tokens";

    @TempDir
    private Path folder = Path.of("");

    private Path calibration = Path.of("");

    @BeforeEach
    void calibrate() throws IOException {
        calibration = folder.resolve("calibration.json");
        Files.writeString(calibration, """
            {"about":"a small model","prefillPerSecond":100,"decodePerSecond":10,"prefillGainOfTwo":1,
             "decodeGainOfTwo":1.0,"loadSeconds":1}
            """);
    }

    @Test
    void laysMeasuredBesidePredicted() throws IOException {
        Path recorded = folder.resolve("recorded.csv");
        Files.writeString(recorded, COLUMNS + """
            ,measured_first_text,measured_settled,measured_busy
            0,question,1,shared,400,100,10,1.2,2.4,2.2
            10,question,2,shared,400,200,20,2.2,4.4,4
            """);

        Shell shell = compare(recorded);

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out()).isEqualTo("""
            a small model
            2 questions

            | | Measured | Predicted |
            | --- | ---: | ---: |
            | First text p50 | 1.20 s | 1.00 s |
            | First text p95 | 2.20 s | 2.00 s |
            | Settled p50 | 2.40 s | 2.00 s |
            | Settled p95 | 4.40 s | 4.00 s |
            | In a slot p50 | 2.20 s | 2.00 s |
            | In a slot p95 | 4.00 s | 4.00 s |
            | Slots in use | 22 % | 21 % |
            """);
    }

    @Test
    void refusesTraceThatNobodyReplayed() throws IOException {
        Path trace = folder.resolve("trace.csv");
        Files.writeString(trace, COLUMNS + "\n0,question,1,,0,1,100\n");

        assertThat(compare(trace).err())
                .contains(trace + ", line 2: must end with measured_first_text,measured_settled,measured_busy,");
    }

    @Test
    void asksSoMuchAsThePodCanAnswer() throws IOException {
        Path trace = folder.resolve("trace.csv");

        Shell shell = trace("--load", "0.5", "--seconds", "10000", "--out", trace.toString());

        assertThat(shell.exit()).as(shell.err()).isZero();
        // A question of 60 and 40 tokens takes 0.6 s and 4 s of the pod: 0.109 a second are half of its time.
        assertThat(TraceFile.read(trace).arrivals())
                .hasSizeBetween(980, 1_200)
                .allSatisfy(arrival -> assertThat(arrival.promptTokens()).isBetween(30, 90))
                .allSatisfy(arrival -> assertThat(arrival.owner()).isBetween(0, 9));
        assertThat(trace("--out", trace.toString()).err()).contains("--out must be a file that does not exist yet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--load | 3 | --load must be between 0.01 and 2: 3",
                "--seconds | 0 | --seconds must be between 1 and 86400: 0",
                "--students | 0 | --students must be between 1 and 1000: 0",
            })
    void refusesWrongOptionsOfTrace(String option, String value, String sentence) {
        Shell shell = trace(option, value, "--out", folder.resolve("b.csv").toString());

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains(sentence);
    }

    private Shell compare(Path recorded) {
        return Shell.run(new Compare(), "--recorded", recorded.toString(), "--calibration", calibration.toString());
    }

    private Shell trace(String... options) {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--calibration";
        all[options.length + 1] = calibration.toString();
        return Shell.run(new RandomTrace(), all);
    }
}
