package dev.codementor.grading.results;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running the content of a cell. A cell that a spreadsheet would read as a formula gets an
 * apostrophe before it. A plain number, even a negative one, is not a formula.
 */
final class Formulas {

    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20|%";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");

    private Formulas() {}

    static String neutral(String cell) {
        String visible = cell.stripLeading();
        boolean starts = !cell.isEmpty() && STARTS.indexOf(cell.charAt(0)) >= 0
                || !visible.isEmpty() && STARTS.indexOf(visible.charAt(0)) >= 0;
        return starts && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
