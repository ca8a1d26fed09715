package dev.codementor.ledger.postgres;

import static dev.codementor.ledger.postgres.Jobs.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about few of many unsettled jobs read those few, also when the planner knows of no unsettled jobs. */
class PlansTest {

    private static final int SETTLED_JOBS = 500;

    @BeforeAll
    static void statisticsWereMadeWhenAllWasSettled() {
        TestLedger.clear();
        for (int i = 0; i < SETTLED_JOBS; i++) {
            aJob().answered();
        }
        TestLedger.sql().sql("vacuum analyze jobs").update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jobs_released  | owner = 'x' and released_at is not null",
                "jobs_released  | owner = 'x' and kind = 'prompt' and released_at is not null",
                "jobs_held      | owner = 'x' and released_at is null",
                "jobs_unsettled | kind = 'prompt' and id < uuidv7() and state <= 'queued'",
                "jobs_expiring  | expires_at <= clock_timestamp() and cancel_requested_at is null"
            })
    void readsByTheIndexThatIsMeantForIt(String index, String condition) {
        List<String> plan = TestLedger.sql()
                .sql("""
                        explain select from jobs where settled_at is null and %s limit 100
                        """.formatted(condition))
                .query(String.class)
                .list();
        assertThat(String.join("\n", plan)).contains(index);
    }
}
