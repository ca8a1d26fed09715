package dev.codementor.local.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.jobs.JobProperties;
import dev.codementor.worker.model.ModelProperties;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** What api and worker must agree on, as the one tells students what the other does. */
class SharedSettingsTest {

    @Test
    void agreeOnTokensByDefault() throws IOException {
        assertAgreed(Map.of());
    }

    @Test
    void agreeOnTokensThatTheSameVariablesSay() throws IOException {
        assertAgreed(Map.of(
                "CODEMENTOR_WORKER_MODEL_CONTEXT_TOKENS", "4096", "CODEMENTOR_WORKER_MODEL_ANSWER_TOKENS", "1024"));
    }

    private static void assertAgreed(Map<String, Object> variables) throws IOException {
        JobProperties api = bind(variables, "codementor-api.yml", "codementor.jobs", JobProperties.class);
        ModelProperties worker =
                bind(variables, "codementor-worker.yml", "codementor.worker.model", ModelProperties.class);

        assertThat(api.contextTokens()).isEqualTo(worker.contextTokens());
        assertThat(api.answerTokens()).isEqualTo(worker.answerTokens());
    }

    private static <T> T bind(Map<String, Object> variables, String file, String prefix, Class<T> type)
            throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        new YamlPropertySourceLoader().load(file, new ClassPathResource(file)).forEach(sources::addLast);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate(prefix, type);
    }
}
