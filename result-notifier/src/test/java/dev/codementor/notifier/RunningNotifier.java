package dev.codementor.notifier;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The application, running on ports of its own. */
record RunningNotifier(ConfigurableApplicationContext context) implements AutoCloseable {

    static RunningNotifier start(String... settings) {
        return start(TestWorld.issuer(), settings);
    }

    /** @param settings property, or environment variable, which wins, and value in turn */
    static RunningNotifier start(TestIssuer issuer, String... settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.main.register-shutdown-hook", "false");
        properties.put("server.port", "0");
        properties.put("management.server.port", "-1");
        // Tests of the archive bring a queue.
        properties.put("spring.cloud.function.definition", "");
        properties.put("spring.cloud.stream.function.autodetect", "false");
        properties.put("spring.cloud.aws.region.static", "us-east-1");
        properties.put("spring.cloud.aws.credentials.access-key", "test");
        properties.put("spring.cloud.aws.credentials.secret-key", "test");
        properties.putAll(TestWorld.database().settings());
        properties.put("codementor.oidc.issuer", issuer.address().toString());
        properties.put("codementor.notifier.internal.port", "0");
        properties.put("codementor.notifier.internal.bind", "127.0.0.1");
        properties.put("codementor.notifier.internal.address", "ws://127.0.0.1");
        properties.put("codementor.fleet.notifier-heartbeat", "500ms");
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        Map<String, Object> variables = new HashMap<>(properties);
        variables.keySet().removeIf(name -> !name.startsWith("CODEMENTOR_"));
        variables.keySet().forEach(properties::remove);
        return new RunningNotifier(NotifierApplication.builder()
                .initializers(fresh -> fresh.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(arguments(properties)));
    }

    private static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    int port() {
        return ((ReactiveWebServerApplicationContext) context).getWebServer().getPort();
    }

    URI events() {
        return URI.create("ws://127.0.0.1:" + port() + "/ws/v1/events");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
