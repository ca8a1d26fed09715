package dev.codementor.grading.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.SubmissionReport.Read;
import dev.codementor.grading.submissions.SubmissionReport.Refused;
import dev.codementor.grading.submissions.SubmissionReport.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonlSubmissionsTest {

    private static final String ADA =
            "{\"custom_id\":\"a1\",\"student\":\"ada\",\"files\":{\"main.py\":\"print(1)\\r\\n\"}}\n";

    private final List<Submission> taken = new ArrayList<>();

    @Test
    void takesASubmissionALine() throws IOException {
        Read report =
                (Read) report("\uFEFF" + ADA + "\n{\"custom_id\":\"a2\",\"files\":{\"b.py\":\"2\",\"a.py\":\"1\"}}");

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(taken.get(0))
                .isEqualTo(new Submission(
                        "a1", Student.known("ada", ""), false, List.of(new SubmissionFile("main.py", "print(1)\n"))));
        assertThat(taken.get(1).student().id()).isEqualTo("a2");
        assertThat(taken.get(1).files()).extracting(SubmissionFile::name).containsExactly("a.py", "b.py");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"custom_id\":\"x\" | is not one JSON object: Unexpected end-of-input",
                "{} {} | is not one JSON object: ",
                "[] | must be an object",
                "{\"files\":{}} | must have a custom_id of 1 to 64 letters, digits and ._:@-",
                "{\"custom_id\":\"a b\",\"files\":{}} | must have a custom_id of 1 to 64 letters, digits and ._:@-",
                "{\"custom_id\":\"x\",\"files\":{\"a\":1}} | must have files as an object of texts",
                "{\"custom_id\":\"x\"} | must have files as an object of texts",
                "{\"custom_id\":\"x\",\"student\":7,\"files\":{}} | must have a text as student, or none",
                "{\"custom_id\":\"x\",\"grade\":7,\"files\":{}} | must have no fields but custom_id, student, files",
                "{\"custom_id\":\"a1\",\"files\":{}} | has the custom_id of an earlier line: a1",
                "{\"custom_id\":\"x\",\"custom_id\":\"y\",\"files\":{}} | is not one JSON object: Duplicate",
            })
    void refusesTheBatchAndNamesTheLine(String line, String fault) throws IOException {
        Refused refused = (Refused) report(ADA + "\n" + line);

        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.problems().getFirst().place()).isEqualTo("line 3");
        assertThat(refused.problems().getFirst().message()).startsWith(fault.strip());
    }

    @Test
    void tellsEveryWrongLine() throws IOException {
        assertThat(((Refused) report("x\n" + ADA + "y\n")).problems())
                .extracting(SubmissionReport.Problem::place)
                .containsExactly("line 1", "line 3");
    }

    @Test
    void skipsFilesAsInAnArchive() throws IOException {
        Read report = (Read)
                report(
                        ADA
                                + "{\"custom_id\":\"x\",\"files\":{\"../a.py\":\"1\",\".env\":\"1\",\"b.py\":\"a\\u0000b\",\"c.py\":\" \"}}");

        assertThat(report.skipped())
                .extracting(SubmissionReport.Skipped::reason)
                .containsExactly(SkipReason.UNSAFE_PATH, SkipReason.HIDDEN, SkipReason.BINARY, SkipReason.EMPTY);
        assertThat(report.rejected()).containsExactly(new Rejected("x", "line 2", RejectReason.EMPTY));
    }

    @Test
    void refusesWhatIsNotUtf8TooLongOrNothing() throws IOException {
        assertThat(((Refused) report(new ByteArrayInputStream("\u00e9".getBytes(StandardCharsets.ISO_8859_1))))
                        .problems())
                .singleElement()
                .hasToString("Problem[place=line 1, message=must be UTF-8]");
        assertThat(((Refused) report("x".repeat(12_000_000)))
                        .problems()
                        .getFirst()
                        .message())
                .isEqualTo("has more than 8392704 bytes");
        assertThat(report("")).isInstanceOf(Refused.class);
    }

    @Test
    void holdsOneLineOfAnEndlessFile() throws IOException {
        AtomicInteger lines = new AtomicInteger();
        InputStream endless = new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return true;
            }

            @Override
            public InputStream nextElement() {
                if (lines.get() > 100_000) {
                    throw new NoSuchElementException();
                }
                String line = ADA.replace("a1", "a" + lines.incrementAndGet());
                return new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
            }
        });

        SubmissionReport report =
                new JsonlSubmissions(SubmissionLimits.DEFAULTS, Roster.EMPTY).read(endless, each -> {});

        assertThat(report).isInstanceOf(Refused.class);
        assertThat(lines.get()).isBetween(5_000, 5_300);
    }

    @Test
    void neverThrowsForWhatIsInALine() {
        Random random = new Random(5);
        String letters = "{}[]:,\"\\ \n1e-é\u0000";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(ADA + ADA.replace("a1", "a2"));
            for (int i = 0; i <= random.nextInt(5); i++) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            assertThatCode(() -> report(text.toString())).as("%s", text).doesNotThrowAnyException();
        }
    }

    private SubmissionReport report(String text) throws IOException {
        return report(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private SubmissionReport report(InputStream in) throws IOException {
        return new JsonlSubmissions(SubmissionLimits.DEFAULTS, Roster.EMPTY).read(in, taken::add);
    }
}
