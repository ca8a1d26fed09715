package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with one bad line. */
class RefusedLinesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void copyFiles() throws IOException {
        for (String file : List.of("prices.csv", "setups.csv", "models.csv")) {
            Files.copy(Shell.INVENTED.resolve(file), folder.resolve(file));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prices.csv|1|item,region,unit,price|prices.csv, line 1: must be item,region,unit,price,as_of,source",
                "prices.csv|4|ec2.x,us-east-1,hour,1,2026-01-01,a, b|prices.csv, line 4: 7 cells instead of 6",
                "prices.csv|4|ec2.x,us-east-1,hour,1,2026-01-01,|prices.csv, line 4: source is empty",
                "prices.csv|4|ec2.x,us-east-1,hour,1;5,2026-01-01,a|line 4: price must be a number: 1;5",
                "prices.csv|4|ec2.x,us-east-1,hour,0,2026-01-01,a|line 4: price must be more than 0",
                "prices.csv|4|ec2.x,us-east-1,hour,-1,2026-01-01,a|line 4: price must be between 0 and a billion: -1",
                "prices.csv|4|ec2.x,us-east-1,minute,1,2026-01-01,a|line 4: unit must be one of hour, month, GB-month,"
                        + " GB, million: minute",
                "prices.csv|4|ec2.x,us-east-1,hour,1,May,a|line 4: as_of must be a date such as 2026-11-25: May",
                "prices.csv|2|region.factor,far-1,times us-east-1,2,May,a|line 2: as_of must be a date such as"
                        + " 2026-11-25: May",
                "prices.csv|3|spot.share,us-east-1,of on-demand,42,2026-01-01,a|line 3: price of spot.share must be"
                        + " between 0 and 1: 42",
                "prices.csv|3|ec2.x,us-east-1,hour,1,2026-01-01,a|a line spot.share for us-east-1 is missing",
                "prices.csv|5|eks.cluster,*,hour,1,2026-01-01,a|line 5: eks.cluster in * has a line already",
                "prices.csv|4|\"ec2.x,us-east-1,hour,1,2026-01-01,a|prices.csv cannot be read",
                "setups.csv|2|class,eks.cluster,one,a|setups.csv, line 2: count must be a number: one",
                "setups.csv|3|class,eks.cluster,1,a|setups.csv, line 3: eks.cluster is in setup class already",
                "setups.csv|2|class,gold,1,a|prices.csv has no line for gold",
                "models.csv|2|plain,big,4,0,50,a|models.csv, line 2: read_per_second must be more than 0"
            })
    void areNamedByFileAndNumber(String file, int number, String line, String message) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        lines.set(number - 1, line);
        Files.write(folder.resolve(file), lines);

        Shell.invented(folder).isRefusedWith(message);
    }

    @Test
    void areNotReadBeyondTenThousand() throws IOException {
        String header = Files.readAllLines(Shell.INVENTED.resolve("models.csv")).getFirst();
        Files.writeString(folder.resolve("models.csv"), header + "\n".repeat(10_001));

        Shell.invented(folder).isRefusedWith("models.csv has more than 10000 lines");
    }

    @Test
    void emptyFileHasNoHeader() throws IOException {
        Files.writeString(folder.resolve("models.csv"), "");

        Shell.invented(folder).isRefusedWith("models.csv, line 1: must be model,");
    }

    @Test
    void quotedCellMayHoldComma() throws IOException {
        Path prices = folder.resolve("prices.csv");
        Files.writeString(prices, Files.readString(prices).replace(",a list", ",\"a list, read twice\""));

        assertThat(Shell.invented(folder).answer()).isEqualTo(Shell.invented().answer());
    }

    @Test
    void blankLinesAreLeftOut() throws IOException {
        Path prices = folder.resolve("prices.csv");
        Files.writeString(prices, Files.readString(prices).replace("\n", "\n\n  \n"));

        assertThat(Shell.invented(folder).answer()).isEqualTo(Shell.invented().answer());
    }
}
