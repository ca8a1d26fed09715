package dev.codementor.grading.roster;

import dev.codementor.grading.roster.Gradebook.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meaning of a gradebook's columns. */
record RosterColumns(
        Platform platform,
        OptionalInt id,
        OptionalInt name,
        OptionalInt firstName,
        OptionalInt lastName,
        OptionalInt email,
        List<OptionalInt> aliases,
        OptionalInt submission) {

    /** How Moodle's worksheet writes the number that occurs in the folders of its download. */
    private static final Pattern PARTICIPANT = Pattern.compile("\\D*(\\d+)");

    static RosterColumns of(Gradebook book) {
        return new RosterColumns(
                book.platform(),
                book.column("id", "identifier", "student id", "student_id", "matriculation number"),
                book.column("name", "full name", "student", "student name"),
                book.column("first name", "firstname", "given name"),
                book.column("last name", "lastname", "surname", "family name"),
                book.column("email", "e-mail", "email address", "mail"),
                List.of(
                        book.column("login", "username", "user name"),
                        book.column("sis login id"),
                        book.column("sis user id"),
                        book.column("id number")),
                book.column("submission", "folder", "file"));
    }

    boolean haveId() {
        return id.isPresent();
    }

    /** Canvas has rows for points and settings above the students. These rows have no id. */
    boolean isStudent(List<String> row) {
        return !cell(row, id).isEmpty() && !cell(row, name).equalsIgnoreCase("points possible");
    }

    Student student(List<String> row) {
        List<String> others = new ArrayList<>();
        for (OptionalInt alias : aliases) {
            String other = cell(row, alias);
            if (!other.isEmpty()) {
                others.add(other);
            }
        }
        return new Student(idOf(row), nameOf(row), cell(row, email), others, cell(row, submission));
    }

    private String idOf(List<String> row) {
        String text = cell(row, id);
        Matcher participant = PARTICIPANT.matcher(text);
        return platform == Platform.MOODLE && participant.matches() ? participant.group(1) : text;
    }

    private String nameOf(List<String> row) {
        String both = (cell(row, firstName) + " " + cell(row, lastName)).strip();
        String text = cell(row, name);
        if (text.isEmpty()) {
            return both;
        }
        int comma = text.indexOf(',');
        return comma < 0 ? text : (text.substring(comma + 1) + " " + text.substring(0, comma)).strip();
    }

    private static String cell(List<String> row, OptionalInt column) {
        return column.isPresent() ? row.get(column.getAsInt()).strip() : "";
    }
}
