package dev.codementor.grading.results;

import static dev.codementor.grading.Fixtures.aRubric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codementor.grading.answers.Confidence;
import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.answers.Evidence.Found;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.golden.Golden;
import dev.codementor.grading.results.GradedSubmission.Origin;
import dev.codementor.grading.roster.Gradebook;
import dev.codementor.grading.roster.RosterReader;
import dev.codementor.grading.roster.RosterReading.Read;
import dev.codementor.grading.roster.Student;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {

    private static final String FEEDBACK = "=HYPERLINK(\"http://evil\")\nSchön: use List<String> & \"quotes\", 你好 🙂";

    private final List<GradedSubmission> graded = List.of(
            graded("101", "Ada Byron", FEEDBACK),
            new GradedSubmission(
                    "s2",
                    Student.known("102", "@Bob, the \"builder\""),
                    "failed",
                    "model-missing",
                    null,
                    "",
                    List.of("UNUSABLE"),
                    Origin.NONE),
            graded("103", "Nobody Listed", "-1 for style"));

    @Test
    void writesJsonLines() throws IOException {
        String jsonl = written(new JsonlResults());

        Golden.assertUnchanged("results.jsonl", jsonl);
        assertThat(jsonl.lines()).hasSize(3).allSatisfy(each -> JsonMapper.shared()
                .readTree(each));
        assertThat(JsonMapper.shared()
                        .readTree(jsonl.lines().findFirst().orElseThrow())
                        .path("feedback")
                        .asString())
                .isEqualTo(FEEDBACK);
    }

    @Test
    void writesWhoDecidedAndThatARehearsalDidNot() throws IOException {
        StringBuilder out = new StringBuilder();
        Student student = Student.known("7", "");

        new JsonlResults()
                .write(
                        Stream.of(Origin.PERSON, Origin.REHEARSAL, Origin.NONE)
                                .map(each -> new GradedSubmission("s", student, "draft", "", null, "", List.of(), each))
                                .iterator(),
                        out);

        assertThat(out.toString().lines().map(line -> JsonMapper.shared().readTree(line)))
                .extracting(line -> line.path("by").asString(""), line -> line.path("rehearsal")
                        .asBoolean(false))
                .containsExactly(tuple("person", false), tuple("", true), tuple("", false));
    }

    @Test
    void writesPlainCsvThatReadsBack() throws IOException {
        String csv = written(new PlainCsv(aRubric()));
        List<CSVRecord> rows = read(csv);

        Golden.assertUnchanged("plain.csv", csv);
        assertThat(rows).hasSize(4).allSatisfy(each -> assertThat(each.size())
                .isEqualTo(rows.getFirst().size()));
        assertThat(rows.get(1).get(4)).isEqualTo("5.5");
        assertThat(rows.get(1).get(9)).isEqualTo("'" + FEEDBACK);
        assertThat(rows.get(2).get(2)).isEqualTo("'@Bob, the \"builder\"");
        assertThat(rows.get(2).get(4)).isEmpty();
    }

    @Test
    void writesACanvasGradebook() throws IOException {
        String csv = written(new CanvasCsv("Homework 3 (77)", new BigDecimal("8.0"), null));

        Golden.assertUnchanged("canvas.csv", csv);
        assertThat(read(csv).getFirst().toList())
                .containsExactly("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 3 (77)");
        assertThat(read(csv).get(1).get(0).strip()).isEqualTo("Points Possible");
        assertThat(read(csv).get(1).get(5)).isEqualTo("8");
    }

    @Test
    void keepsTheColumnsOfCanvasOwnGradebook() throws IOException {
        Gradebook book = gradebook("""
            Student,ID,SIS User ID,SIS Login ID,Section,Homework 2 (76),Homework 3 (77),Final
            ,,,,,Manual Posting,,
                Points Possible,,,,,5,10,(read only)
            "Byron, Ada",101,x1,ab,CS,-4.5,1,
            "Bob",102,x2,bo,CS,3,2,
            "Other, One",104,x4,oo,CS,,7,
            """);

        List<CSVRecord> rows = read(written(new CanvasCsv("Homework 3", new BigDecimal("8"), book)));

        assertThat(rows.get(0).toList()).isEqualTo(book.header());
        assertThat(rows.get(2).toList())
                .containsExactly("    Points Possible", "", "", "", "", "5", "8", "(read only)");
        assertThat(rows.get(3).toList()).containsExactly("Byron, Ada", "101", "x1", "ab", "CS", "-4.5", "5.5", "");
        assertThat(rows.get(4).get(6)).isEqualTo("2");
        assertThat(rows.get(5).get(6)).isEqualTo("7");
        assertThat(rows).hasSize(6);
    }

    @Test
    void addsAColumnToCanvasOwnGradebook() throws IOException {
        Gradebook book = gradebook("Student,ID,Section\nAda,101,CS\n");

        List<CSVRecord> rows = read(written(new CanvasCsv("New", new BigDecimal("8"), book)));

        assertThat(rows)
                .extracting(CSVRecord::toList)
                .containsExactly(
                        List.of("Student", "ID", "Section", "New"),
                        List.of("    Points Possible", "", "", "8"),
                        List.of("Ada", "101", "CS", "5.5"));
    }

    @Test
    void writesAMoodleWorksheet() throws IOException {
        String csv = written(new MoodleCsv(new BigDecimal("8"), null));
        CSVRecord ada = read(csv).get(1);

        Golden.assertUnchanged("moodle.csv", csv);
        assertThat(ada.get(0)).isEqualTo("Participant 101");
        assertThat(ada.get(4)).isEqualTo("5.5");
        assertThat(ada.get(9))
                .isEqualTo("'=HYPERLINK(\"http://evil\")<br>\nSchön: use List&lt;String&gt; &amp; \"quotes\", 你好 🙂");
    }

    @Test
    void keepsTheRowsOfMoodlesOwnWorksheet() throws IOException {
        Gradebook sheet = gradebook("""
            Identifier,Full name,Email address,Status,Grade,Maximum Grade,Feedback comments
            Participant 103,Nobody Listed,n@uni.test,Submitted,,8.00,old
            Participant 102,Bob,b@uni.test,Submitted,3.00,8.00,keep
            """);

        List<CSVRecord> rows = read(written(new MoodleCsv(new BigDecimal("8"), sheet)));

        assertThat(rows.get(1).toList())
                .containsExactly(
                        "Participant 103", "Nobody Listed", "n@uni.test", "Submitted", "5.5", "8.00", "'-1 for style");
        assertThat(rows.get(2).toList())
                .containsExactly("Participant 102", "Bob", "b@uni.test", "Submitted", "3.00", "8.00", "keep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1 | '=1+1",
                "+cmd | '+cmd",
                "-2+3 | '-2+3",
                "@SUM(A1) | '@SUM(A1)",
                "`\t=1` | `'\t=1`",
                "`\r=1` | `'\r=1`",
                "` =1` | `' =1`",
                "＝1 | '＝1",
                "-4.5 | -4.5",
                "+7 | +7",
                "-3,5 | -3,5",
                "a=b | a=b",
                "`` | ``",
            })
    void neutralisesFormulasAndNoNumbers(String cell, String safe) {
        assertThat(Formulas.neutral(cell)).isEqualTo(safe);
    }

    @Test
    void survivesAnyTextInACell() throws IOException {
        Random random = new Random(8);
        String letters = "a,;\"'\n\r\t=+-@é你🙂 <&|";
        List<GradedSubmission> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int length = random.nextInt(30); length > 0; length--) {
                text.appendCodePoint(letters.codePoints()
                        .skip(random.nextInt(20))
                        .findFirst()
                        .orElse('b'));
            }
            many.add(graded("1" + i, text.toString(), text.toString()));
        }
        StringBuilder out = new StringBuilder();

        new PlainCsv(aRubric()).write(many.iterator(), out);

        List<CSVRecord> rows = read(out.toString());
        for (int i = 0; i < many.size(); i++) {
            assertThat(rows.get(i + 1).get(9)).isEqualTo(many.get(i).feedback());
        }
    }

    private static GradedSubmission graded(String id, String name, String feedback) {
        Grade grade = Grade.of(
                aRubric(),
                List.of(
                        new CriterionGrade(
                                "correct",
                                "most",
                                BigDecimal.ZERO,
                                List.of(new Evidence("a.py", 3, 4, "x = 1\ny", Found.CORRECTED)),
                                "Gut.",
                                Confidence.MEDIUM),
                        new CriterionGrade("named-well", "yes", BigDecimal.ZERO, List.of(), "Ja.", Confidence.HIGH),
                        new CriterionGrade("stream", "no", BigDecimal.ZERO, List.of(), "Nein.", Confidence.LOW)));
        return new GradedSubmission(
                "s-" + id, Student.known(id, name), "released", "", grade, feedback, List.of(), Origin.MODEL);
    }

    private String written(ResultWriter writer) throws IOException {
        StringBuilder out = new StringBuilder();
        writer.write(graded.iterator(), out);
        return out.toString();
    }

    private static Gradebook gradebook(String csv) {
        return ((Read) new RosterReader().read("g.csv", csv)).gradebook();
    }

    private static List<CSVRecord> read(String csv) throws IOException {
        assertThat(csv).startsWith("\uFEFF");
        return CSVFormat.RFC4180.parse(new StringReader(csv.substring(1))).getRecords();
    }
}
