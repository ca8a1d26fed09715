package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.local.fixture.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of metrics and the running program say the same, both ways: names, types, labels and services. */
class MetricsTableTest {

    private static final Path TABLE = Path.of("..", "docs", "metrics.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern OURS = Pattern.compile("(codementor|gen_ai|messaging|sqs)_.*");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)} \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ROW =
            Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ([^|]*) \\| [^|]* \\| ([^|]*) \\| ([^|]*) \\|");
    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    /** Of Prometheus, and what tells the parts of {@code local} apart. */
    private static final Set<String> NO_LABELS_OF_OURS = Set.of("le", "part", "quantile");

    private record Metric(String type, Set<String> labels, Set<String> services) {}

    @Test
    void listsWhatTheProgramMeasures(@TempDir Path data) throws Exception {
        Choices settings = AwsPermissionsTest.settings(data);
        Map<String, Metric> rare = new TreeMap<>();
        Map<String, Metric> documented = documented(rare);
        try (Everything _ = Everything.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            URI api = URI.create("http://127.0.0.1:" + settings.apiPort());
            URI scrape = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(settings.managementPort()));
            String token = Api.studentToken(URI.create("http://127.0.0.1:" + settings.issuerPort()), "is-measured");
            ask(client, api, token);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(client, scrape))
                    .contains("codementor_job_duration_seconds_count")
                    .contains("codementor_forecast_held_ratio"));
            Map<String, Metric> measured = measured(read(client, scrape));

            measured.forEach((name, metric) ->
                    assertThat(documented).as("in docs/metrics.md").containsEntry(name, metric));
            rare.keySet().forEach(documented::remove);
            assertThat(measured.keySet()).as("of docs/metrics.md").containsAll(documented.keySet());
        }
    }

    private static void ask(HttpClient client, URI api, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(api.resolve("/api/v1/jobs"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"course\":\"cs101\",\"prompt\":\"Why?\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static String read(HttpClient client, URI scrape) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(scrape).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Map<String, Metric> measured(String scrape) {
        Map<String, String> types = new TreeMap<>();
        Matcher type = TYPE.matcher(scrape);
        while (type.find()) {
            if (OURS.matcher(type.group(1)).matches()) {
                types.put(type.group(1), type.group(2));
            }
        }
        // The highest value of a timer's last minutes belongs to the timer.
        types.keySet()
                .removeIf(name -> name.endsWith("_max") && types.containsKey(name.substring(0, name.length() - 4)));
        Map<String, Metric> metrics = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(scrape);
        while (sample.find()) {
            String family = family(sample.group(1), types);
            if (!family.isEmpty()) {
                Metric metric = metrics.computeIfAbsent(
                        family, name -> new Metric(types.get(name), new TreeSet<>(), new TreeSet<>()));
                Matcher label = LABEL.matcher(sample.group(2));
                while (label.find()) {
                    if (label.group(1).equals("part")) {
                        metric.services().add(label.group(2));
                    } else if (!NO_LABELS_OF_OURS.contains(label.group(1))) {
                        metric.labels().add(label.group(1));
                    }
                }
            }
        }
        return metrics;
    }

    private static String family(String sample, Map<String, String> types) {
        for (String suffix : new String[] {"", "_bucket", "_count", "_sum"}) {
            if (sample.endsWith(suffix) && types.containsKey(sample.substring(0, sample.length() - suffix.length()))) {
                return sample.substring(0, sample.length() - suffix.length());
            }
        }
        return "";
    }

    /** @param rare gets those that are only there once something has happened that should not */
    private static Map<String, Metric> documented(Map<String, Metric> rare) throws IOException {
        Map<String, Metric> metrics = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(TABLE));
        while (row.find()) {
            Metric metric = new Metric(row.group(2), names(row.group(3)), names(row.group(4)));
            metrics.put(row.group(1), metric);
            if (row.group(5).contains("Appears with the first")) {
                rare.put(row.group(1), metric);
            }
        }
        return metrics;
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.split(","))
                .map(NAME::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
