package dev.codementor.stream.sqs.binder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SqsBinderPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SqsBinderProperties(500, Duration.ofSeconds(2), Duration.ofSeconds(30), true));
    }

    @ParameterizedTest
    @CsvSource({"max-connections,1", "connect-timeout,1ms", "response-timeout,20s"})
    void namesTheSettingThatItRefuses(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("spring.cloud.stream.sqs.binder." + property, value)))
                .rootCause()
                .hasMessageContaining("spring.cloud.stream.sqs.binder." + property + " must be between");
    }

    private static SqsBinderProperties bind(Map<String, ?> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(SqsBinderProperties.PREFIX, SqsBinderProperties.class);
    }
}
