package dev.codementor.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an environment of {@code infra-terraform/environments} consists of.
 *
 * @param counts how many there are of each item, in the units of {@code prices.csv}
 */
record Setup(String name, Map<String, Double> counts) {

    private static final String FILE = "setups.csv";
    private static final List<String> COLUMNS = List.of("setup", "item", "count", "why");

    /** The workers are counted apart: how many of them run depends on the load. */
    private static final String WORKERS = "workers.";

    /** All environments by name, in the order of the file. */
    static Map<String, Setup> read(DataFiles files) {
        Map<String, Setup> setups = new LinkedHashMap<>();
        for (CsvRow row : CsvFile.rows(files, FILE, COLUMNS)) {
            Setup setup = setups.computeIfAbsent(row.text("setup"), name -> new Setup(name, new LinkedHashMap<>()));
            if (setup.counts.put(row.text("item"), row.number("count")) != null) {
                throw row.refused(row.text("item") + " is in setup " + setup.name + " already");
            }
        }
        return setups;
    }

    /** Workers that run at any time, also outside the teaching hours. */
    double idleWorkers() {
        return counts.getOrDefault(WORKERS + "idle", 0.0);
    }

    /** Workers that run in the teaching hours beyond those that the load needs. */
    double spareWorkers() {
        return counts.getOrDefault(WORKERS + "spare", 0.0);
    }

    /** All but the workers. */
    Map<String, Double> things() {
        Map<String, Double> things = new LinkedHashMap<>(counts);
        things.keySet().removeIf(item -> item.startsWith(WORKERS));
        return things;
    }
}
