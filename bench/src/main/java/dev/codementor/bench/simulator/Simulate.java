package dev.codementor.bench.simulator;

import dev.codementor.cost.BadInput;
import dev.codementor.cost.UsualClass;
import dev.codementor.cost.WorkerOffer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what autoscaling policies cost and how long students wait under them. */
@Command(
        name = "simulate",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Simulates autoscaling policies; needs nothing that runs. docs/autoscaling.md explains the table.")
public final class Simulate implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--trace",
            split = ",",
            paramLabel = "TRACE",
            defaultValue = "lab,rush,night,flood",
            description = "lab, rush, night, flood, or a CSV file. Default: ${DEFAULT-VALUE}")
    private String[] traces = {};

    @Option(
            names = "--students",
            paramLabel = "N",
            defaultValue = "" + UsualClass.STUDENTS,
            description = "Students of lab, rush, night and flood, 1 to 100000. Default: ${DEFAULT-VALUE}")
    private int students;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Runs with other arrivals each, 1 to 1000. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same table. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--first-text",
            paramLabel = "SECONDS",
            defaultValue = "" + UsualClass.FIRST_TEXT_SECONDS,
            description = "Within which a student shall see the first text, 0.1 to 3600. Default: ${DEFAULT-VALUE}")
    private double firstText;

    @Option(names = "--policies", paramLabel = "FILE", description = "Policies as JSON. Default: those of the program")
    private @Nullable Path policies;

    @Option(
            names = "--sweep",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = "",
            description =
                    "Tries combinations of a backlog policy's settings in place of the policies, and lists the best"
                            + " ones over all traces and of each. Default of the file: that of the program")
    private @Nullable String sweep;

    @Option(
            names = "--best",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many of a sweep are listed, 1 to 2000. Default: ${DEFAULT-VALUE}")
    private int best;

    @Option(names = "--world", paramLabel = "FILE", description = "The world as JSON. Default: that of the program")
    private @Nullable Path world;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "Speeds and load time that calibrate wrote, in place of those of --model and --world")
    private @Nullable Path calibration;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "qwen2.5-coder:1.5b",
            description = "A model of cost's models.csv. Default: ${DEFAULT-VALUE}")
    private String model = "";

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "An instance type that models.csv has for the model. Default: its first")
    private @Nullable String instance;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            defaultValue = "us-east-1",
            description = "A region of cost's prices.csv. Default: ${DEFAULT-VALUE}")
    private String region = "";

    @Option(
            names = "--prices",
            paramLabel = "DIRECTORY",
            description = "Where prices.csv and models.csv are. Default: those of the program")
    private @Nullable Path prices;

    @Option(
            names = "--workers-on",
            paramLabel = "KIND",
            defaultValue = "spot",
            description = "How machines are bought: spot or on-demand. Default: ${DEFAULT-VALUE}")
    private String workersOn = "";

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes the table as CSV, too")
    private @Nullable Path csv;

    @Option(
            names = "--plot",
            paramLabel = "DIRECTORY",
            description = "Writes autoscaling-TRACE.svg of each trace's first run there")
    private @Nullable Path plot;

    @Override
    public Integer call() {
        try {
            check();
            run();
            return 0;
        } catch (UnusableFile | BadInput wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        } catch (IOException e) {
            throw refused("cannot be written: " + e);
        }
    }

    private void check() {
        within("--students", students, 1, 100_000);
        within("--runs", runs, 1, 1_000);
        within("--first-text", firstText, 0.1, 3_600);
        within("--best", best, 1, 2_000);
        if (!List.of("spot", "on-demand").contains(workersOn)) {
            throw refused("--workers-on must be spot or on-demand: " + workersOn);
        }
        if (sweep != null && (policies != null || plot != null)) {
            throw refused("--sweep cannot be used with --policies or --plot");
        }
        for (String trace : traces) {
            if (!Traces.NAMES.contains(trace) && !Files.isReadable(Path.of(trace))) {
                throw refused("--trace must be one of %s, or a CSV file that can be read: %s"
                        .formatted(String.join(", ", Traces.NAMES), trace));
            }
        }
    }

    private void within(String option, double value, double least, double most) {
        try {
            Check.within(option, value, least, most);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private void run() throws IOException {
        WorkerOffer offer = WorkerOffer.of(model, instance, region, prices);
        World given = JsonFile.read(world, "world.json", World.class);
        Scene scene = scene(given, offer);
        List<Policy> tried = policies();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(scene.described(students, runs, seed, firstText));
        out.println();
        List<Summary> rows = new ArrayList<>();
        for (String trace : traces) {
            List<Summary> ofTrace = new ArrayList<>();
            List<Outcome> first = new ArrayList<>();
            for (Policy policy : tried) {
                List<Outcome> outcomes = scene.run(trace, students, policy, runs, seed);
                ofTrace.add(Summary.of(outcomes, firstText, scene.dollarsAnHour()));
                first.add(outcomes.getFirst());
            }
            rows.addAll(ofTrace);
            if (plot != null) {
                draw(trace, first, plot);
            }
        }
        List<Summary> table = sweep == null ? rows : best(rows);
        out.print(Table.markdown(table));
        out.flush();
        if (csv != null) {
            Files.writeString(csv, Table.csv(table));
        }
    }

    /** The best over all traces first, if there are several, and then the best of each. */
    private List<Summary> best(List<Summary> rows) {
        Map<String, List<Summary>> byTrace =
                rows.stream().collect(Collectors.groupingBy(Summary::trace, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Summary>> byPolicy =
                rows.stream().collect(Collectors.groupingBy(Summary::policy, LinkedHashMap::new, Collectors.toList()));
        List<List<Summary>> groups = new ArrayList<>(byTrace.values());
        if (byTrace.size() > 1) {
            groups.addFirst(byPolicy.values().stream().map(Summary::ofAll).toList());
        }
        return groups.stream()
                .flatMap(group -> group.stream().sorted(Summary.best()).limit(best))
                .toList();
    }

    private Scene scene(World given, WorkerOffer offer) {
        boolean spot = workersOn.equals("spot");
        double dollars = spot ? offer.spotAnHour() : offer.onDemandAnHour();
        String machine = "%s in %s, %s, %s dollars an hour%s"
                .formatted(
                        offer.instance(),
                        offer.region(),
                        spot ? "spot" : "on demand",
                        Text.fixed(dollars, 4),
                        offer.verified() ? "" : " (unverified)");
        if (calibration == null) {
            Speeds speeds = new Speeds(
                    offer.readPerSecond(),
                    offer.writePerSecond(),
                    given.worker().prefillGainOfTwo(),
                    given.worker().decodeGainOfTwo());
            return new Scene(given, speeds, spot, dollars, offer.model() + " on " + machine);
        }
        Calibration measured = JsonFile.read(calibration, "", Calibration.class);
        World loaded = given.with(
                given.startup().withModelLoad(Duration.ofMillis(Math.round(measured.loadSeconds() * 1_000))));
        return new Scene(loaded, measured.speeds(), spot, dollars, measured.about() + ", priced as " + machine);
    }

    private List<Policy> policies() {
        if (sweep != null) {
            return JsonFile.read(sweep.isEmpty() ? null : Path.of(sweep), "sweep.json", Sweep.class)
                    .policies();
        }
        List<Policy> given = Arrays.asList(JsonFile.read(policies, "policies.json", Policy[].class));
        Set<String> names = new HashSet<>();
        for (Policy policy : given) {
            if (!names.add(policy.name())) {
                throw new UnusableFile("%s: two policies are called %s".formatted(policies, policy.name()));
            }
        }
        if (plot != null && given.size() > Plot.most()) {
            throw refused("--plot draws at most %d policies".formatted(Plot.most()));
        }
        return given;
    }

    private void draw(String trace, List<Outcome> outcomes, Path directory) throws IOException {
        Files.createDirectories(directory);
        String name = outcomes.getFirst().trace();
        String title = Traces.NAMES.contains(trace) ? "%s, %d students".formatted(name, students) : name;
        Files.writeString(directory.resolve("autoscaling-" + name + ".svg"), Plot.of(title, outcomes));
    }
}
