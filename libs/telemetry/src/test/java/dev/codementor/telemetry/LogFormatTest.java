package dev.codementor.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LogFormatTest {

    private static final String JOB = "0199c0de-0000-7000-8000-000000000001";

    @AfterEach
    void forgetTheFormat() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        System.getProperties().keySet().removeIf(key -> key.toString().contains("LOG_STRUCTURED"));
    }

    @Test
    void writesEcsWhenAskedTo(CapturedOutput output) {
        log("codementor.log.format=ecs");

        assertThat(lines(output)).singleElement().satisfies(line -> {
            JsonNode json = JsonMapper.shared().readTree(line);
            assertThat(json.path("message").asString()).isEqualTo("action=tried");
            assertThat(json.path("log").path("level").asString()).isEqualTo("INFO");
            assertThat(json.path("jobId").asString()).isEqualTo(JOB);
            assertThat(json.path("trace.id").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(json.path("service").path("name").asString()).isEqualTo("codementor-test");
            assertThat(json.has("@timestamp")).isTrue();
        });
    }

    @Test
    void writesEcsInKubernetes(CapturedOutput output) {
        log("spring.main.cloud-platform=kubernetes");

        assertThat(lines(output))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("{").endsWith("}"));
    }

    @Test
    void writesTextInKubernetesWhenAskedTo(CapturedOutput output) {
        log("spring.main.cloud-platform=kubernetes", "codementor.log.format=text");

        assertThat(lines(output))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotStartWith("{").contains("action=tried"));
    }

    @Test
    void writesTextOnATerminal(CapturedOutput output) {
        log();

        assertThat(lines(output))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotStartWith("{").contains("action=tried"));
    }

    private static void log(String... properties) {
        try (var _ = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.location=classpath:codementor-telemetry.yml")
                .properties("spring.application.name=codementor-test", "spring.main.banner-mode=off")
                .properties(properties)
                .logStartupInfo(false)
                .run()) {
            MDC.put("jobId", JOB);
            MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
            LoggerFactory.getLogger(LogFormatTest.class).info("action=tried");
        } finally {
            MDC.clear();
        }
    }

    private static List<String> lines(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("action=tried"))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
