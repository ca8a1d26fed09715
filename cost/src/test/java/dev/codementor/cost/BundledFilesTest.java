package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The prices, environments and speeds that the program brings along. */
class BundledFilesTest {

    private static final DataFiles BUNDLED = new DataFiles.Bundled();

    @Test
    void haveEveryPriceThatEveryEnvironmentModelAndRegionNeeds() {
        Set<String> models = Worker.read(BUNDLED).stream().map(Worker::model).collect(Collectors.toSet());
        List<String> regions = List.of("us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-1");
        assertThat(models).hasSizeGreaterThan(2);

        for (String region : regions) {
            for (String model : models) {
                Shell.run("--cheapest", "--region", region, "--model", model, "--first-text", "60")
                        .answer();
            }
        }
    }

    @Test
    void haveNoRegionBeyondThoseThatAreTested() {
        Shell.run("--region", "mars")
                .isRefusedWith("(ap-southeast-1, eu-central-1, eu-west-1, us-east-1, us-west-2): mars");
    }
}
