package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product's own numbers in {@code world.json} are those of the product. */
class WorldTest {

    private static final Path SETTINGS = Path.of("../docs/configuration.md");

    @ParameterizedTest
    @CsvSource({
        "CODEMENTOR_QUOTA_OUTSTANDING, limits.outstanding",
        "CODEMENTOR_QUOTA_PER_MINUTE, limits.perMinute",
        "CODEMENTOR_FLEET_WINDOW, limits.window",
        "CODEMENTOR_FLEET_BATCH_WINDOW, limits.batchWindow",
        "CODEMENTOR_WORKER_DRAIN, worker.drain",
        "CODEMENTOR_WORKER_ATTEMPT_LEASE, worker.lease",
        "CODEMENTOR_WORKER_ATTEMPT_MOST, worker.mostAttempts",
        "CODEMENTOR_JOBS_TIME_TO_LIVE, worker.timeToLive"
    })
    void hasDefaultsOfSettings(String variable, String field) throws IOException {
        String documented = Files.readAllLines(SETTINGS).stream()
                .filter(line -> line.startsWith("| `" + variable + "`"))
                .findFirst()
                .orElseThrow()
                .split("`", 5)[3];

        assertThat(value(field)).isEqualTo(documented);
    }

    private static String value(String field) {
        World world = Worlds.USUAL;
        return switch (field) {
            case "limits.outstanding" -> Integer.toString(world.limits().outstanding());
            case "limits.perMinute" -> Integer.toString(world.limits().perMinute());
            case "limits.window" -> Integer.toString(world.limits().window());
            case "limits.batchWindow" -> Integer.toString(world.limits().batchWindow());
            case "worker.drain" -> Text.duration(world.worker().drain());
            case "worker.lease" -> Text.duration(world.worker().lease());
            case "worker.mostAttempts" -> Integer.toString(world.worker().mostAttempts());
            case "worker.timeToLive" -> Text.duration(world.worker().timeToLive());
            default -> throw new IllegalArgumentException(field);
        };
    }
}
