package dev.codementor.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ModelPropertiesTest {

    @EnableConfigurationProperties(ModelProperties.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ConfigurationPropertiesAutoConfiguration.class, ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void asksTheUsualServerWithoutSettings() {
        runner.run(context -> {
            ModelProperties properties = context.getBean(ModelProperties.class);
            assertThat(properties.server()).isEqualTo("http://127.0.0.1:11434");
            assertThat(properties.name()).isEqualTo("qwen2.5-coder:1.5b");
            assertThat(properties.pull()).isFalse();
            assertThat(properties.contextTokens()).isEqualTo(8192);
            assertThat(properties.answerTokens()).isEqualTo(2048);
            assertThat(properties.threads()).isNull();
            assertThat(properties.firstByte()).isEqualTo(Duration.ofMinutes(10));
            assertThat(properties.idle()).isEqualTo(Duration.ofSeconds(60));
            assertThat(properties.total()).isEqualTo(Duration.ofMinutes(15));
        });
    }

    @Test
    void readsEnvironmentVariables() {
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of(
                                        "CODEMENTOR_WORKER_MODEL_CONTEXT_TOKENS", "4096",
                                        "CODEMENTOR_WORKER_MODEL_PULL", "true"))))
                .run(context -> {
                    assertThat(context.getBean(ModelProperties.class).contextTokens())
                            .isEqualTo(4096);
                    assertThat(context.getBean(ModelProperties.class).pull()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "context-tokens=100",
                "answer-tokens=1",
                "threads=0",
                "temperature=3",
                "first-byte=0s",
                "idle=1h",
                "total=0s",
                "name=",
                "answer-tokens=8192"
            })
    void refusesIllegalSettings(String setting) {
        runner.withPropertyValues("codementor.worker.model." + setting)
                .run(context -> assertThatThrownBy(() -> context.getBean(ModelProperties.class))
                        .hasStackTraceContaining("codementor.worker.model"));
    }
}
