package dev.codementor.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.stream.sqs.queue.SqsQueueProperties;
import dev.codementor.stream.sqs.receive.SqsConsumerProperties;
import dev.codementor.stream.sqs.send.SqsProducerProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** A queue that a service creates is the queue that Terraform creates, whichever service it is. */
class QueueDefinitionsTest {

    private static final String STREAM = "spring.cloud.stream.";
    private static final String VARIABLES = read();

    static Stream<Arguments> bindings() {
        return Stream.of(
                Arguments.of("interactive-in-0", "consumer", "interactive"),
                Arguments.of("interactive-out", "producer", "interactive"),
                Arguments.of("grading-in-0", "consumer", "grading"),
                Arguments.of("grading-out", "producer", "grading"),
                Arguments.of("archive-in-0", "consumer", "outcomes"),
                Arguments.of("outcomes-out", "producer", "outcomes"));
    }

    @ParameterizedTest
    @MethodSource("bindings")
    void agreeWithTerraform(String binding, String side, String queue) throws IOException {
        StandardEnvironment environment = environment();
        Binder binder = Binder.get(environment);
        SqsQueueProperties settings =
                side.equals("consumer") ? new SqsConsumerProperties() : new SqsProducerProperties();

        // As the binder does it: a binding's own settings come after the defaults.
        binder.bind(STREAM + "sqs.default." + side, Bindable.ofInstance(settings));
        binder.bind(STREAM + "sqs.bindings." + binding + "." + side, Bindable.ofInstance(settings));

        assertThat(environment.getProperty(STREAM + "bindings." + binding + ".destination"))
                .isEqualTo(text("name_prefix") + "-" + queue);
        assertThat(settings.getMaxReceiveCount()).isEqualTo(number("max_receive_count"));
        assertThat(settings.getRetention()).isEqualTo(Duration.ofDays(number("retention_days")));
        assertThat(settings.getDeadLetterRetention()).isEqualTo(Duration.ofDays(number("dead_letter_retention_days")));
        assertThat(settings.isDeadLetter()).isTrue();
        assertThat(settings.getDeadLetterQueue()).isNull();
        assertThat(settings.isServerSideEncryption()).isTrue();
        Duration visibility = settings.getVisibilityTimeout();
        assertThat(visibility == null ? Duration.ofSeconds(30) : visibility)
                .isEqualTo(Duration.ofSeconds(number(
                        queue.equals("outcomes")
                                ? "outcomes_visibility_timeout_seconds"
                                : "visibility_timeout_seconds")));
    }

    private static StandardEnvironment environment() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        List.of(
                        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                .forEach(sources::remove);
        for (String file :
                List.of("codementor-queues.yml", "codementor-worker.yml", "codementor-result-notifier.yml")) {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(sources::addLast);
        }
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static int number(String variable) {
        return Integer.parseInt(text(variable));
    }

    /** A variable's default. */
    private static String text(String variable) {
        Matcher found = Pattern.compile(
                        "variable \"" + variable + "\" \\{.*?\\n {2}default += \"?([^\"\\n]+)\"?\\n", Pattern.DOTALL)
                .matcher(VARIABLES);
        assertThat(found.find()).as("the variable %s in Terraform", variable).isTrue();
        return found.group(1);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "infra-terraform", "modules", "queues", "variables.tf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
