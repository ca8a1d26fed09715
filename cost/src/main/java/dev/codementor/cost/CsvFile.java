package dev.codementor.cost;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file whose first line names its columns. */
final class CsvFile {

    /** A file of prices has a few hundred lines; a much longer one is a mistake. */
    private static final int MOST_LINES = 10_000;

    private final String name;
    private final List<String> columns;

    private CsvFile(String name, List<String> columns) {
        this.name = name;
        this.columns = columns;
    }

    /** @throws BadInput when the file cannot be read, or a line has another number of cells or an empty one */
    static List<CsvRow> rows(DataFiles files, String file, List<String> columns) {
        String name = files.describe(file);
        try (Reader reader = files.open(file);
                CSVParser parser = CSVFormat.RFC4180.parse(reader)) {
            return new CsvFile(name, columns).rows(parser);
        } catch (IOException e) {
            throw new BadInput(name + " cannot be read: " + e);
        } catch (UncheckedIOException e) {
            throw new BadInput(name + " cannot be read: " + e.getCause());
        }
    }

    private List<CsvRow> rows(CSVParser parser) {
        List<CsvRow> rows = new ArrayList<>();
        boolean header = false;
        for (CSVRecord cells : parser) {
            int line = Math.toIntExact(parser.getCurrentLineNumber());
            if (line > MOST_LINES) {
                throw new BadInput("%s has more than %d lines".formatted(name, MOST_LINES));
            }
            if (!header) {
                checkHeader(cells);
                header = true;
            } else if (!isBlank(cells)) {
                rows.add(CsvRow.of(name, line, columns, cells.toList()));
            }
        }
        if (!header) {
            throw otherHeader();
        }
        return rows;
    }

    private void checkHeader(CSVRecord cells) {
        if (!cells.toList().equals(columns)) {
            throw otherHeader();
        }
    }

    private BadInput otherHeader() {
        return new BadInput(name + ", line 1: must be " + String.join(",", columns));
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isBlank();
    }
}
