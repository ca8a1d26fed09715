package dev.codementor.cost;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One line of a CSV file, which knows its place so that an error can name it. */
record CsvRow(String file, int line, Map<String, String> cells) {

    static CsvRow of(String file, int line, List<String> columns, List<String> texts) {
        CsvRow row = new CsvRow(file, line, new LinkedHashMap<>());
        if (texts.size() != columns.size()) {
            throw row.refused("%d cells instead of %d (a cell with a comma needs quotes)"
                    .formatted(texts.size(), columns.size()));
        }
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                throw row.refused(columns.get(i) + " is empty");
            }
            row.cells.put(columns.get(i), texts.get(i).strip());
        }
        return row;
    }

    String text(String column) {
        return Objects.requireNonNull(cells.get(column), column);
    }

    /** @throws BadInput unless the cell is a number from 0 to a billion */
    double number(String column) {
        double value;
        try {
            value = Double.parseDouble(text(column));
        } catch (NumberFormatException e) {
            throw refused(column + " must be a number: " + text(column));
        }
        if (!(value >= 0 && value < 1e9)) {
            throw refused(column + " must be between 0 and a billion: " + text(column));
        }
        return value;
    }

    /** @throws BadInput unless the cell is a number above 0 */
    double positive(String column) {
        double value = number(column);
        if (value == 0) {
            throw refused(column + " must be more than 0");
        }
        return value;
    }

    /** @throws BadInput unless the cell is a date in the form of ISO 8601 */
    LocalDate date(String column) {
        try {
            return LocalDate.parse(text(column));
        } catch (DateTimeParseException e) {
            throw refused(column + " must be a date such as 2026-11-25: " + text(column));
        }
    }

    BadInput refused(String problem) {
        return new BadInput("%s, line %d: %s".formatted(file, line, problem));
    }
}
