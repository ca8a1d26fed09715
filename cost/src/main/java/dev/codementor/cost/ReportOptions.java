package dev.codementor.cost;

import picocli.CommandLine.Option;

/** Another report than the bill; one at most. */
final class ReportOptions {

    @Option(names = "--compare", description = "All environments, with workers on spot and on demand.")
    private boolean compare;

    @Option(names = "--cheapest", description = "The cheapest way to serve these students in time.")
    private boolean cheapest;

    @Option(names = "--known-figures", description = "The figures of the first plan, held against the prices.")
    private boolean knownFigures;

    Report report() {
        if (compare) {
            return new ComparisonReport();
        }
        if (cheapest) {
            return new CheapestReport();
        }
        return knownFigures ? new KnownFiguresReport() : new BillReport();
    }
}
