package dev.codementor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.local.fixture.Api;
import dev.codementor.local.fixture.AssignedClass;
import dev.codementor.local.fixture.Prometheus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No panel of a dashboard is empty by mistake, and no alert waits for a series that there is not: a Prometheus scrapes the
 * running program while it answers, grades and refuses, and is asked what the panels and the rules ask.
 */
class DashboardsTest {

    private static final Path CHART = Path.of("..", "charts", "observability");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    /** Panels that are empty while all goes well. */
    private static final Map<String, String> EMPTY = Map.of(
            "workers: Errors of model servers", "the model server fails no question",
            "workers: Rounds that failed", "no task fails",
            "course: Jobs by phase", "the course's jobs are done within a second");

    /** What rules ask for that is not there while all goes well. */
    private static final Map<String, String> ABSENT = Map.of(
            "codementor_batch_flags{flag=\"unusable\"}", "no draft was unusable",
            "http_server_requests_seconds_count{method=\"POST\",uri=\"/api/v1/jobs\",status=~\"5..\"}",
                    "no request failed");

    private static final Pattern SELECTOR =
            Pattern.compile("\\b(?:codementor|http|sqs|gen_ai|messaging)_\\w+(?:\\{[^}]*})?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

    @Test
    void showWhatTheProgramMeasures(@TempDir Path data) throws IOException {
        Path program = Prometheus.program().orElse(null);
        assumeThat(program)
                .as("prometheus (Debian: apt-get install prometheus)")
                .isNotNull();
        Choices settings = AwsPermissionsTest.settings(data.resolve("codementor"));
        try (Everything _ = Everything.start(settings);
                Prometheus prometheus = Prometheus.start(
                        program,
                        Files.createDirectories(data.resolve("prometheus")),
                        "127.0.0.1:" + settings.managementPort(),
                        CHART.resolve("rules"))) {
            work(settings, prometheus);

            Map<String, List<String>> panels = panels();
            assertThat(panels.keySet()).containsAll(EMPTY.keySet());
            EMPTY.keySet().forEach(panels::remove);
            await().atMost(PATIENCE).untilAsserted(() -> {
                List<String> empty = new ArrayList<>();
                panels.forEach((panel, queries) -> queries.stream()
                        .filter(query -> !hasNumbers(prometheus.query(query)))
                        .forEach(query -> empty.add(panel + ": " + query)));
                assertThat(empty).as("empty panels").isEmpty();
            });
            assertThat(prometheus
                            .query("group by (course) (codementor_api_accepted_total)")
                            .findValuesAsString("course"))
                    .contains("cs101");
            knowsWhatRulesAskFor(prometheus);
        }
    }

    /** Questions before the first scrape and after it, since a rate needs two; a class; and a refusal. */
    private static void work(Choices settings, Prometheus prometheus) {
        URI api = URI.create("http://127.0.0.1:" + settings.apiPort());
        URI issuer = URI.create("http://127.0.0.1:" + settings.issuerPort());
        Api student = new Api(api, Api.studentToken(issuer, "is-shown"));
        Api teacher = new Api(api, Api.token(issuer, "teacher", "instructor", "cs101"));
        for (int round = 1; round <= 2; round++) {
            for (int question = 0; question < 3; question++) {
                student.ask("What does a loop do?");
            }
            assertThat(student.post("/api/v1/jobs", Map.of("course", "another", "prompt", "Why?"))
                            .status())
                    .isEqualTo(403);
            assertThat(teacher.upload("/api/v1/batches", AssignedClass.of(2)).status())
                    .isBetween(200, 299);
            int questions = round * 3;
            int gradings = round * 2;
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(prometheus
                            .query(
                                    "sum(codementor_job_duration_seconds_count{queue=\"interactive\"}) >= %d and on () sum(codementor_job_duration_seconds_count{queue=\"grading\"}) >= %d"
                                            .formatted(questions, gradings))
                            .size())
                    .isEqualTo(1));
        }
    }

    /** Each expression by its dashboard and panel, with Grafana's variables filled in. */
    private static Map<String, List<String>> panels() throws IOException {
        Map<String, List<String>> panels = new TreeMap<>();
        try (Stream<Path> files = Files.list(CHART.resolve("dashboards"))) {
            for (Path file : files.toList()) {
                JsonNode dashboard = JSON.readTree(Files.readString(file));
                String name = file.getFileName().toString().replace(".json", "");
                for (JsonNode panel : dashboard.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        String query = target.path("expr")
                                .asString()
                                .replace("$__rate_interval", "5m")
                                .replace("$course", "cs101")
                                .replace("$worker_dollars", "0.10");
                        assertThat(VARIABLE.matcher(query).find()).as(query).isFalse();
                        panels.computeIfAbsent(name + ": " + panel.path("title").asString(), title -> new ArrayList<>())
                                .add(query);
                    }
                }
            }
        }
        return panels;
    }

    private static boolean hasNumbers(JsonNode result) {
        return result.valueStream()
                .anyMatch(series -> !series.path("value").path(1).asString().equals("NaN"));
    }

    private static void knowsWhatRulesAskFor(Prometheus prometheus) throws IOException {
        TreeSet<String> selectors = new TreeSet<>();
        for (String file : new String[] {"slo.yaml", "alerts.yaml"}) {
            for (String line : Files.readAllLines(CHART.resolve("rules").resolve(file))) {
                Matcher selector = SELECTOR.matcher(line);
                while (selector.find()) {
                    selectors.add(selector.group());
                }
            }
        }
        assertThat(selectors).containsAll(ABSENT.keySet());
        selectors.removeAll(ABSENT.keySet());
        assertThat(selectors)
                .allSatisfy(selector ->
                        assertThat(prometheus.query(selector).size()).isPositive());
        assertThat(prometheus.rules().toList()).hasSizeGreaterThan(50).allSatisfy(rule -> assertThat(
                        rule.path("health").asString())
                .as("%s", rule)
                .isEqualTo("ok"));
    }
}
