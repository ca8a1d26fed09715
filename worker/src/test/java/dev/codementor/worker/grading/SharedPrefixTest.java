package dev.codementor.worker.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.contract.JobId;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.grading.plan.GradingPlan;
import dev.codementor.ledger.batches.ItemRecord.Spending;
import dev.codementor.worker.fixture.TestBatch;
import dev.codementor.worker.fixture.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a class shares is evaluated once, by the model server's own count. */
class SharedPrefixTest {

    private static final Path CLASS_SET = Path.of("..", "libs", "grading", "class-set");
    private static final int SUBMISSIONS = 100;
    private static final int CHARACTERS_PER_TOKEN = 4;

    @Test
    void evaluatesLittleMoreThanTheSubmissionsThemselves() throws IOException {
        List<String> programs = programs();
        try (RehearsalModel model = RehearsalModel.start(0, RehearsalSettings.AT_ONCE.withSlots(1));
                Workshop workshop = Workshop.with(model.endpoint(), RehearsalModel.MODEL)) {
            TestBatch batch =
                    workshop.batch(new GradingPlan(1, 0, false, true, true, false), programs.toArray(String[]::new));

            for (JobId job : batch.jobs()) {
                workshop.handle(job);
            }

            long evaluated = IntStream.rangeClosed(1, SUBMISSIONS)
                    .mapToObj(nth -> batch.item(nth).processing().spending())
                    .mapToLong(SharedPrefixTest::evaluated)
                    .sum();
            long own = programs.stream().mapToLong(String::length).sum() / CHARACTERS_PER_TOKEN;
            assertThat((double) evaluated / own).isBetween(0.9, 1.2);
        }
    }

    private static long evaluated(Spending spending) {
        assertThat(spending.asks()).isEqualTo(1);
        return spending.promptTokens() - spending.cachedTokens();
    }

    /** The programs of the class set, over and over, never two that are the same in a row. */
    private static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.walk(CLASS_SET)) {
            List<Path> programs = files.filter(file -> file.toString().matches(".*/submissions/.*\\.(java|py)"))
                    .sorted()
                    .toList();
            return IntStream.range(0, SUBMISSIONS)
                    .mapToObj(nth -> read(programs.get(nth % programs.size())))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
