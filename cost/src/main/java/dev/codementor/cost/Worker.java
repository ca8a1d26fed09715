package dev.codementor.cost;

import java.util.List;

/**
 * A model on an instance type; it answers one prompt at a time.
 *
 * @param readPerSecond tokens of a prompt that it reads in a second
 * @param writePerSecond tokens of an answer that it writes in a second
 */
record Worker(String model, String instance, double readPerSecond, double writePerSecond) {

    static final String FILE = "models.csv";
    private static final List<String> COLUMNS =
            List.of("model", "instance", "vcpu", "read_per_second", "write_per_second", "source");

    static List<Worker> read(DataFiles files) {
        return CsvFile.rows(files, FILE, COLUMNS).stream()
                .map(row -> new Worker(
                        row.text("model"),
                        row.text("instance"),
                        row.positive("read_per_second"),
                        row.positive("write_per_second")))
                .toList();
    }

    /** The same worker on a machine that is this many times as fast. */
    Worker faster(double speed) {
        return new Worker(model, instance, readPerSecond * speed, writePerSecond * speed);
    }
}
