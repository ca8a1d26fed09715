package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every report about the invented prices. {@code -Dcodementor.cost.update=true} writes the golden files anew. */
class GoldenReportsTest {

    @ParameterizedTest
    @CsvSource({
        "bill, ''",
        "bill-around-the-clock, --days 31 --hours 24 --speed 2.5",
        "bill-of-ten-days, --run-days 10",
        "bill-on-demand-far-away, --workers-on on-demand --region far-1",
        "bill-without-prompts, --prompts 0 --days 0",
        "compare, --compare",
        "cheapest, --cheapest",
        "known-figures, --known-figures"
    })
    void printsWhatGoldenFileHas(String name, String options) throws IOException {
        Path golden = Shell.INVENTED.resolve("golden").resolve(name + ".txt");

        String report = Shell.invented(options.isEmpty() ? new String[0] : options.split(" "))
                .answer();

        if (Boolean.getBoolean("codementor.cost.update")) {
            Files.writeString(golden, report);
        }
        assertThat(report).isEqualTo(Files.readString(golden));
    }
}
