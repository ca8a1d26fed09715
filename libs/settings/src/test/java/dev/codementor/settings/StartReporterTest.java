package dev.codementor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ExitCodeGenerator;

class StartReporterTest {

    @Test
    void printsALineForEachMistake() {
        assertThat(StartReporter.explain(new IllegalStateException(new WrongSettings(List.of("A is 1.", "B is 2.")))))
                .isEqualTo("CodeMentor cannot start. 2 mistakes in its settings:\n  A is 1.\n  B is 2.");
    }

    @Test
    void printsOneSentenceOfAPartOutside() {
        CannotStart end = CannotStart.forNow("The ledger is away.", null);

        assertThat(StartReporter.explain(new IllegalStateException(end)))
                .isEqualTo("CodeMentor cannot start. The ledger is away.");
        assertThat(ExitCodes.of(new IllegalStateException(end))).isEqualTo(1);
    }

    @Test
    void namesTheVariableBehindAPropertyOfTheQueues() {
        class Missing extends RuntimeException implements ExitCodeGenerator {
            Missing() {
                super("create it, or set spring.cloud.stream.sqs.bindings.archive-in-0.consumer.provision=create");
            }

            @Override
            public int getExitCode() {
                return 2;
            }
        }

        assertThat(StartReporter.explain(new IllegalStateException(new Missing())))
                .isEqualTo("CodeMentor cannot start. create it, or set CODEMENTOR_QUEUE_PROVISION=create");
    }

    @Test
    void leavesWhatItDoesNotKnowToSpringBoot() {
        assertThat(StartReporter.explain(new IllegalStateException("a mistake in the program")))
                .isNull();
        assertThat(ExitCodes.of(new IllegalStateException("a mistake in the program")))
                .isEqualTo(1);
    }
}
