package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--studens 3|Unknown options: '--studens'",
                "--students|Missing required parameter for option '--students'",
                "--compare --cheapest|--compare, --cheapest are mutually exclusive",
                "--students many|must be a number: many",
                "--every NaN|--every must be between 1 and 86400: NaN",
                "--students 1.5|must be a whole number: 1.5",
                "--region mars|a region.factor for (far-1, us-east-1): mars",
                "--environment test|--environment must be one of class, always: test",
                "--model gpt|--model must be one of plain (",
                "--instance tiny|--instance must be one that models.csv has for the model (big, small): tiny",
                "--workers-on loan|--workers-on must be spot or on-demand: loan",
                "--first-text 1.9|no number of workers shows the first text within 1.9 s: reading the prompt alone"
                        + " takes 2.00 s",
                "--students 100000 --every 1|more than 5000 workers would be needed",
                "--files nowhere|setups.csv cannot be read: java.nio.file.NoSuchFileException"
            })
    void saysWhatIsWrong(String options, String message) {
        Shell.invented(options.split(" ")).isRefusedWith(message);
    }

    /** Just below and just above what the help says. */
    @ParameterizedTest
    @CsvSource({
        "--students, 1, 100000, 0, 100001",
        "--every, 1, 86400, 0.9999, 86400.1",
        "--prompts, 0, 10000, -0.1, 10000.1",
        "--days, 0, 31, -1, 31.5",
        "--hours, 1, 24, 0.5, 24.1",
        "--read-tokens, 1, 1000000, 0.5, 1000001",
        "--write-tokens, 1, 1000000, 0.5, 1000001",
        "--first-text, 0.1, 3600, 0.09999, 3601",
        "--speed, 0.1, 100, 0.09, 101",
        "--run-days, 0.1, 30.4, 0.05, 31"
    })
    void holdsNumberAgainstBoundsThatHelpNames(String option, String least, String most, String below, String above) {
        String message = "%s must be between %s and %s: ".formatted(option, least, most);

        Shell.invented(option, below).isRefusedWith(message + below);
        Shell.invented(option, above).isRefusedWith(message + above);
        assertThat(Shell.run("--help").answer().replaceAll("\\s+", " "))
                .containsPattern(option + "=[A-Z]+ [^-]* " + least + " to " + most + "[.;]");
    }

    @Test
    void takesLastOfRepeatedOption() {
        assertThat(Shell.invented("--students", "3", "--students", "10").answer())
                .contains(": 10 students");
    }
}
