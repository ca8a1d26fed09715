package dev.codementor.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.jobs.QuotaProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PropertiesTest {

    private final ApplicationContextRunner settings = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Quota.class);

    @Test
    void haveDefaults() {
        settings.run(
                context -> assertThat(context.getBean(QuotaProperties.class)).isEqualTo(new QuotaProperties(5, 20)));
    }

    @Test
    void comeFromEnvironmentVariables() {
        settings.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of("CODEMENTOR_QUOTA_OUTSTANDING", "7", "CODEMENTOR_QUOTA_PER_MINUTE", "70"))))
                .run(context ->
                        assertThat(context.getBean(QuotaProperties.class)).isEqualTo(new QuotaProperties(7, 70)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "codementor.quota.outstanding=0",
                "codementor.quota.per-minute=0",
                "codementor.quota.outstanding=many"
            })
    void refuseIllegalValues(String property) {
        settings.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }

    @EnableConfigurationProperties(QuotaProperties.class)
    static class Quota {}
}
