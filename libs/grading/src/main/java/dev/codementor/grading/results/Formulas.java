package dev.codementor.grading.results;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running what a cell says. A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it; a plain number, also a negative one, is none.
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
