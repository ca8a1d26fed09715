package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The command as a shell sees it. */
class SimulateTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void givesSameTableForSameSeed() throws IOException {
        Path csv = folder.resolve("a.csv");
        Path again = folder.resolve("b.csv");

        Shell first = Shell.simulate("--students", "10", "--runs", "2", "--seed", "7", "--csv", csv.toString());
        Shell second = Shell.simulate("--students", "10", "--runs", "2", "--seed", "7", "--csv", again.toString());
        Shell other = Shell.simulate("--students", "10", "--runs", "2", "--seed", "8");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(Files.readString(again)).isEqualTo(Files.readString(csv));
        assertThat(other.out()).isNotEqualTo(first.out());
        assertThat(first.out().lines().filter(line -> line.startsWith("| "))).hasSize(2 + 4 * 6);
        assertThat(Files.readAllLines(csv)).hasSize(1 + 4 * 6);
    }

    @Test
    void listsBestOfSweepThatKeepsGoalFirst() {
        Shell shell = Shell.simulate(
                "--trace", "lab", "--runs", "1", "--students", "10", "--first-text", "20", "--sweep", "--best", "3");

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out().lines().filter(line -> line.startsWith("| lab"))).hasSize(3);
    }

    @Test
    void drawsWhatScreenReadersCanReadToo() throws Exception {
        Shell shell = Shell.simulate("--trace", "lab", "--students", "5", "--runs", "1", "--plot", folder.toString());

        assertThat(shell.exit()).as(shell.err()).isZero();
        Document svg = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(folder.resolve("autoscaling-lab.svg")))));
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("fixed 5: at most")
                .contains("KEDA queue length 5: at most");
        assertThat(svg.getElementsByTagName("style").item(0).getTextContent()).contains("prefers-color-scheme:dark");
    }

    @Test
    void replaysRecordedTrace() throws IOException {
        Path trace = folder.resolve("recorded.csv");
        Files.writeString(trace, """
            seconds,kind,owner,prefix,prefix_tokens,prompt_tokens,answer_tokens,measured
            0.5,question,1,,0,145,38,9
            2,grading,1,rubric,145,145,38,9
            """);

        Shell shell = Shell.simulate("--trace", trace.toString(), "--runs", "1");

        assertThat(shell.out()).as(shell.err()).contains("| recorded | fixed 5 | 1 | 0.0 % | 1.0 s |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--students 0            | --students must be between 1 and 100000: 0",
                "--runs 1001             | --runs must be between 1 and 1000: 1001",
                "--first-text NaN        | --first-text must be between 0.1 and 3600: NaN",
                "--trace nowhere.csv     | --trace must be one of lab, rush, night, flood, or a CSV file that can be"
                        + " read: nowhere.csv",
                "--workers-on lunch      | --workers-on must be spot or on-demand: lunch",
                "--model gpt             | --model must be one of",
                "--instance x.large      | --instance must be one that models.csv has for the model",
                "--region mars           | --region must be one that prices.csv has a region.factor for",
                "--policies nowhere.json | nowhere.json cannot be read",
                "--sweep --plot here     | --sweep cannot be used with --policies or --plot",
            })
    void refusesWrongOptions(String options, String sentence) {
        Shell shell = Shell.simulate(options.split(" +"));

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains(sentence);
        assertThat(shell.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"name\":\"a\",\"min\":1,\"max\":2}] | min and max must be the same for a policy without triggers",
                "[{\"name\":\"a\",\"min\":1,\"max\":1,\"cooldown\":\"300\"}] | , [0].cooldown: must be a duration such"
                        + " as 500ms, 20s, 5m or 2h: 300",
                "[{\"name\":\"a\",\"min\":0,\"max\":1,\"triggers\":[{\"type\":\"backlog\",\"target\":\"0s\"}]}] | ,"
                        + " [0].triggers[0]: target must be between 100ms and 1440m: 0s",
                "[{\"name\":\"a\",\"min\":1,\"max\":1},{\"name\":\"a\",\"min\":1,\"max\":1}] | two policies are called"
                        + " a",
                "[{\"name\":\"a\",\"min\":1,\"max\":1,\"nam\":\"a\"}] | , [0].nam:",
                "[{ | line 1",
            })
    void refusesWrongPoliciesAndNamesPlace(String policies, String sentence) throws IOException {
        Path file = folder.resolve("policies.json");
        Files.writeString(file, policies);

        Shell shell = Shell.simulate("--policies", file.toString());

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains(file.toString()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,question,1,,0,10        | line 2: 6 cells instead of 7",
                "x,question,1,,0,10,10     | line 2: seconds must be a number: x",
                "1,answer,1,,0,10,10       | line 2: kind must be one of question, grading: answer",
                "1,question,1,,0,10,1.5    | line 2: answer_tokens must be a whole number: 1.5",
                "-1,question,1,,0,10,10    | line 2: seconds and prefix_tokens must be 0 or more",
            })
    void refusesWrongTraceAndNamesLine(String line, String sentence) throws IOException {
        Path file = folder.resolve("trace.csv");
        Files.writeString(file, String.join(",", TraceFile.columns()) + "\n" + line + "\n");

        Shell shell = Shell.simulate("--trace", file.toString());

        assertThat(shell.exit()).isEqualTo(2);
        assertThat(shell.err()).contains(file + ", " + sentence);
    }
}
