package dev.codementor.cost;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What runs, where, on which machines, and for how long. */
final class PlanOptions {

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            defaultValue = "dev",
            description = "An environment of setups.csv: dev, staging or prod. Default: ${DEFAULT-VALUE}")
    private String environment = "";

    @Option(
            names = "--region",
            paramLabel = "NAME",
            defaultValue = "us-east-1",
            description = "A region of prices.csv. Default: ${DEFAULT-VALUE}")
    private String region = "";

    @Option(
            names = "--workers-on",
            paramLabel = "KIND",
            defaultValue = "spot",
            description = "How the workers' machines are bought: spot or on-demand. Default: ${DEFAULT-VALUE}")
    private String workersOn = "";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "qwen2.5-coder:1.5b",
            description = "A model of models.csv. Default: ${DEFAULT-VALUE}")
    private String model = "";

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "An instance type that models.csv has for the model. Default: its first")
    private @Nullable String instance;

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "How many times as fast a worker is as the 2 cores that were measured, 0.1 to 100. Default:"
                    + " ${DEFAULT-VALUE}, because faster ones were not measured")
    private double speed;

    @Option(
            names = "--run-days",
            paramLabel = "N",
            description = "Days that everything exists before it is torn down, 0.1 to 30.4; teaching days count in"
                    + " proportion. Default: a month")
    private @Nullable Double runDays;

    @Option(
            names = "--files",
            paramLabel = "DIRECTORY",
            description = "Where prices.csv, setups.csv and models.csv are. Default: those of the program")
    private @Nullable Path files;

    /** @throws BadInput when a file cannot be used, or does not have what was asked for */
    Catalog catalog() {
        DataFiles data = files == null ? new DataFiles.Bundled() : new DataFiles.Folder(files);
        double factor = NumberOption.within("--speed", speed, 0.1, 100);
        return new Catalog(
                Setup.read(data),
                workers(data).stream().map(worker -> worker.faster(factor)).toList(),
                PriceList.read(data).in(region));
    }

    private List<Worker> workers(DataFiles data) {
        List<Worker> all = Worker.read(data);
        List<Worker> able =
                all.stream().filter(worker -> worker.model().equals(model)).toList();
        if (able.isEmpty()) {
            String models = all.stream().map(Worker::model).distinct().collect(Collectors.joining(", "));
            throw new BadInput(
                    "--model must be one of %s (%s): %s".formatted(models, data.describe(Worker.FILE), model));
        }
        return able;
    }

    /** @throws BadInput when the catalog does not have what was asked for */
    Plan plan(Catalog catalog) {
        return new Plan(setup(catalog.setups()), worker(catalog.workers()), Purchase.of(workersOn));
    }

    private Setup setup(Map<String, Setup> setups) {
        Setup setup = setups.get(environment);
        if (setup == null) {
            throw new BadInput(
                    "--environment must be one of %s: %s".formatted(String.join(", ", setups.keySet()), environment));
        }
        return setup;
    }

    private Worker worker(List<Worker> workers) {
        String wanted = instance;
        if (wanted == null) {
            return workers.getFirst();
        }
        return workers.stream()
                .filter(worker -> worker.instance().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadInput("--instance must be one that models.csv has for the model (%s): %s"
                        .formatted(workers.stream().map(Worker::instance).collect(Collectors.joining(", ")), wanted)));
    }

    /** @throws BadInput when it is out of its bounds */
    Period period() {
        return runDays == null ? Period.MONTH : Period.ofDays(NumberOption.within("--run-days", runDays, 0.1, 30.4));
    }
}
