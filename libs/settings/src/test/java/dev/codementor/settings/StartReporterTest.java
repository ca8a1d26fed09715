package dev.codementor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartReporterTest {

    @Test
    void printsALineForEachMistake() {
        assertThat(new StartReporter(null)
                        .explain(new IllegalStateException(new WrongSettings(List.of("A is 1.", "B is 2.")))))
                .isEqualTo("CodeMentor cannot start. 2 mistakes in its settings:\n  A is 1.\n  B is 2.");
    }

    @Test
    void printsOneSentenceOfAPartOutside() {
        CannotStart end = CannotStart.forNow("The ledger is away.", null);

        assertThat(new StartReporter(null).explain(new IllegalStateException(end)))
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

        assertThat(new StartReporter(null).explain(new IllegalStateException(new Missing())))
                .isEqualTo("CodeMentor cannot start. create it, or set CODEMENTOR_QUEUE_PROVISION=create");
    }

    @ParameterizedTest
    @CsvSource({
        "'', CODEMENTOR_QUEUE_OUTCOMES",
        "--codementor.queue.outcomes=misspelt, --codementor.queue.outcomes",
    })
    void namesTheVariableOfAMissingQueue(String argument, String name) {
        CannotStart end = CannotStart.untilChanged(
                "create it, or correct spring.cloud.stream.bindings.archive-in-0.destination, or not", null);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(argument));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "the program's own file",
                        Map.of(
                                "spring.cloud.stream.bindings.archive-in-0.destination",
                                "${codementor.queue.outcomes:codementor-outcomes}")));
        ConfigurationPropertySources.attach(environment);

        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setEnvironment(environment);

            assertThat(new StartReporter(context).explain(end))
                    .isEqualTo("CodeMentor cannot start. create it, or correct " + name + ", or not");
        }
    }

    @Test
    void leavesWhatItDoesNotKnowToSpringBoot() {
        assertThat(new StartReporter(null).explain(new IllegalStateException("a mistake in the program")))
                .isNull();
        assertThat(ExitCodes.of(new IllegalStateException("a mistake in the program")))
                .isEqualTo(1);
    }
}
