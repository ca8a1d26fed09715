package dev.codementor.grading.submissions;

import static dev.codementor.grading.submissions.ZipFixture.aZip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.submissions.SubmissionReport.Problem;
import dev.codementor.grading.submissions.SubmissionReport.Read;
import dev.codementor.grading.submissions.SubmissionReport.Refused;
import dev.codementor.grading.submissions.SubmissionReport.Rejected;
import dev.codementor.grading.submissions.SubmissionReport.Skipped;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipSubmissionsTest {

    private static final SubmissionLimits SMALL =
            new SubmissionLimits(10, 200, 20_000_000, 5, 300_000, 400_000, 500_000, 200);

    private final List<Submission> taken = new ArrayList<>();

    @Test
    void takesAFileOrAFolderForASubmission() throws IOException {
        Read report = read(aZip().with("ada.py", "print(1)\n")
                .with("bob/main.py", "print(2)\n")
                .with("bob/lib/util.py", "x = 1\n"));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(taken).extracting(Submission::customId).containsExactly("ada", "bob");
        assertThat(taken.get(1).files()).extracting(SubmissionFile::name).containsExactly("lib/util.py", "main.py");
    }

    @Test
    void understandsMoodlesDownload() throws IOException {
        Read report = read(aZip().with("Ada Byron_101_assignsubmission_file_/main.py", "a")
                .with("Ada Byron_101_assignsubmission_onlinetext_/onlinetext.html", "b")
                .with("Jean-Luc Du_Pont_102_assignsubmission_file_main.py", "c"));

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(taken)
                .extracting(Submission::student)
                .containsExactly(Student.known("101", "Ada Byron"), Student.known("102", "Jean-Luc Du_Pont"));
        assertThat(taken.getFirst().files())
                .extracting(SubmissionFile::name)
                .containsExactly("main.py", "onlinetext.html");
    }

    @Test
    void understandsCanvasDownload() throws IOException {
        Read report = read(aZip().with("byronada_4711_90001_main.py", "a")
                .with("doejo_LATE_4712_90002_word_count-2.py", "newer")
                .with("doejo_LATE_4712_90003_word_count-1.py", "older"));

        assertThat(report.skipped())
                .containsExactly(new Skipped("doejo_LATE_4712_90003_word_count-1.py", SkipReason.DUPLICATE));
        assertThat(taken).extracting(Submission::customId).containsExactly("4711", "4712");
        assertThat(taken).extracting(Submission::late).containsExactly(false, true);
        assertThat(taken.get(1).files()).containsExactly(new SubmissionFile("word_count.py", "newer"));
    }

    @Test
    void looksThroughAFolderAroundEverything() throws IOException {
        read(aZip().with("submissions/ada/a.py", "1").with("submissions/bob/b.py", "2"));

        assertThat(taken).extracting(Submission::customId).containsExactly("ada", "bob");
    }

    @Test
    void keepsOneFolderOfFilesTogether() throws IOException {
        read(aZip().with("ada/a.py", "1").with("ada/b.py", "2"));

        assertThat(taken).extracting(Submission::customId).containsExactly("ada");
    }

    @Test
    void usesAPatternOfOnesOwn() throws IOException {
        Read report = read(
                new SubmissionNaming.Own(Pattern.compile("hw3-(?<student>s\\d+)")),
                Roster.EMPTY,
                aZip().with("hw3-s17/main.py", "1").with("hw3-s18.py", "2").with("notes.txt", "3"));

        assertThat(taken).extracting(Submission::customId).containsExactly("s17", "s18");
        assertThat(taken.get(0).files().getFirst().name()).isEqualTo("main.py");
        assertThat(report.skipped()).containsExactly(new Skipped("notes.txt", SkipReason.UNPLACED));
    }

    @Test
    void survivesAPatternThatNeverEnds() throws IOException {
        SubmissionReport report = report(
                new SubmissionNaming.Own(Pattern.compile("(?<student>(a+)+)b")),
                Roster.EMPTY,
                aZip().with("a".repeat(300), "1").bytes());

        assertThat(report).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAPatternWithoutAStudent() {
        assertThatThrownBy(() -> new SubmissionNaming.Own(Pattern.compile("(.*)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(?<student>");
    }

    @Test
    void findsStudentsInTheRoster() throws IOException {
        Student ada = new Student("9", "Ada Byron", "ada@uni.test", List.of("ab12"), "");
        Student jo = new Student("10", "José Doe", "", List.of(), "hand-in-7");
        Read report = read(
                new SubmissionNaming.Detected(),
                new Roster(List.of(ada, jo)),
                aZip().with("ab12/a.py", "1").with("hand-in-7.py", "2").with("stranger.py", "3"));

        assertThat(taken).extracting(Submission::student).containsExactly(ada, jo, Student.known("stranger", ""));
        assertThat(report.warnings())
                .singleElement()
                .hasToString("Warning[place=stranger.py, message=belongs to nobody in the roster]");
    }

    @Test
    void rejectsASecondSubmissionOfAStudentAndEmptyOnes() throws IOException {
        Student ada = new Student("9", "Ada Byron", "", List.of("ab12"), "");
        Read report = read(
                new SubmissionNaming.Detected(),
                new Roster(List.of(ada)),
                aZip().with("9.py", "1")
                        .with("ab12.py", "2")
                        .with("blank.py", " \n")
                        .withFolder("nothing"));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejected())
                .containsExactly(
                        new Rejected("ab12", "ab12.py", RejectReason.DUPLICATE),
                        new Rejected("blank", "blank.py", RejectReason.EMPTY),
                        new Rejected("nothing", "nothing/", RejectReason.EMPTY));
    }

    @Test
    void skipsWhatIsNotTheStudentsTextAndSaysWhy() throws IOException {
        Read report = read(aZip().with("ada/main.py", "print(1)")
                .with("__MACOSX/ada/._main.py", "junk")
                .with("ada/.git/config", "junk")
                .with("ada/.DS_Store", "junk")
                .with("ada/__pycache__/main.txt", "junk")
                .with("ada/Main.class", new byte[] {1, 2})
                .with("ada/picture", new byte[] {'a', 0, 1, 2})
                .with("ada/empty.py", "")
                .with("ada/work.tar.gz", "junk")
                .withLink("ada/passwd", "/etc/passwd")
                .with("../evil.py", "junk")
                .with("/etc/evil.py", "junk")
                .with("ada/../../evil.py", "junk")
                .with("C:\\evil.py", "junk"));

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(taken.getFirst().files()).containsExactly(new SubmissionFile("main.py", "print(1)"));
        assertThat(report.skippedCounts())
                .containsOnly(
                        entry(SkipReason.HIDDEN, 3),
                        entry(SkipReason.GENERATED, 1),
                        entry(SkipReason.BINARY, 2),
                        entry(SkipReason.EMPTY, 1),
                        entry(SkipReason.NESTED_ARCHIVE, 1),
                        entry(SkipReason.LINK, 1),
                        entry(SkipReason.UNSAFE_PATH, 4));
        assertThat(report.skipped()).contains(new Skipped("ada/../../evil.py", SkipReason.UNSAFE_PATH));
    }

    @Test
    void skipsASecondEntryOfTheSameName() throws IOException {
        Read report =
                read(aZip().with("ada/a.py", "first").with("ada/a.py", "second").with("bob/b.py", "x"));

        assertThat(report.skipped()).containsExactly(new Skipped("ada/a.py", SkipReason.DUPLICATE));
        assertThat(taken.getFirst().files()).containsExactly(new SubmissionFile("a.py", "first"));
    }

    @Test
    void readsTextInItsEncoding() throws IOException {
        Read report = read(aZip().with("utf8.py", "\uFEFFé\r\nx\r")
                .with(
                        "utf16.py",
                        concat(new byte[] {(byte) 0xFF, (byte) 0xFE}, "é€".getBytes(StandardCharsets.UTF_16LE)))
                .with("latin.py", "# für".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(taken).extracting(each -> each.files().getFirst().text()).containsExactly("é\nx\n", "é€", "# für");
        assertThat(report.warnings())
                .extracting(SubmissionReport.Warning::place)
                .containsExactly("latin.py");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "IBM437"})
    void readsNamesInTheirEncoding(String charset) throws IOException {
        read(aZip().namesIn(charset).with("Müller/größe.py", "1").with("Åse/é.py", "2"));

        assertThat(taken).extracting(Submission::customId).containsExactly("Müller", "Åse");
    }

    @Test
    void opensAZipThatAStudentHandedInButNoneWithinIt() throws IOException {
        byte[] innermost = aZip().with("deep.py", "x").bytes();
        byte[] inner = aZip().with("src/main.py", "print(1)")
                .with("more.zip", innermost)
                .with("../evil.py", "x")
                .bytes();
        Read report = read(aZip().with("ada/work.zip", inner).with("bob/b.py", "x"));

        assertThat(taken.getFirst().files()).containsExactly(new SubmissionFile("work/src/main.py", "print(1)"));
        assertThat(report.skipped())
                .containsExactly(
                        new Skipped("ada/work.zip!more.zip", SkipReason.NESTED_ARCHIVE),
                        new Skipped("ada/work.zip!../evil.py", SkipReason.UNSAFE_PATH));
    }

    @Test
    void skipsFilesThatUnpackTooFar() throws IOException {
        Read report = read(aZip().with("ada/bomb.py", "a".repeat(250_000))
                .with("ada/long.py", noise(300_001))
                .with("ada/main.py", "print(1)"));

        assertThat(report.skipped())
                .containsExactly(
                        new Skipped("ada/bomb.py", SkipReason.SUSPICIOUS_RATIO),
                        new Skipped("ada/long.py", SkipReason.TOO_LARGE));
        assertThat(report.accepted()).isEqualTo(1);
    }

    @Test
    void rejectsASubmissionThatIsTooLargeAndSkipsFilesBeyondTheirNumber() throws IOException {
        ZipFixture zip = aZip().with("big/a.txt", noise(250_000)).with("big/b.txt", noise(250_000));
        for (int i = 0; i < 7; i++) {
            zip.with("many/" + i + ".py", "x");
        }
        Read report = read(zip);

        assertThat(report.rejected()).containsExactly(new Rejected("big", "big/a.txt", RejectReason.TOO_LARGE));
        assertThat(report.skippedCounts()).containsOnly(entry(SkipReason.TOO_MANY_FILES, 2));
        assertThat(taken.getFirst().files()).hasSize(5);
    }

    @Test
    void refusesWhatIsTooMuchAltogether() throws IOException {
        ZipFixture many = aZip();
        ZipFixture entries = aZip();
        for (int i = 0; i < 11; i++) {
            many.with("s" + i + ".py", "x");
        }
        for (int i = 0; i < 3_000; i++) {
            entries.with("s/" + i, "x");
        }
        SubmissionLimits narrow = new SubmissionLimits(10, 200, 1_000, 5, 900, 2_000, 0, 200);
        byte[] bytes = aZip().with("a.py", noise(800))
                .with("b.py", noise(800))
                .with("c.py", "x")
                .bytes();

        assertThat(problem(report(many.bytes()))).isEqualTo("has more than 10 submissions");
        assertThat(problem(report(entries.bytes()))).isEqualTo("has more than 200 entries");
        assertThat(new ZipSubmissions(narrow, new SubmissionNaming.Detected(), Roster.EMPTY)
                        .read(new SeekableInMemoryByteChannel(bytes), taken::add))
                .isEqualTo(new Refused(
                        List.of(new Problem("b.py", "is the file at which the batch exceeds 1000 unpacked bytes"))));
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        assertThat(problem(report("hello".getBytes(StandardCharsets.UTF_8)))).isEqualTo("is not a ZIP, or is damaged");
        assertThat(problem(report(new byte[0]))).isEqualTo("is not a ZIP, or is damaged");
        assertThat(problem(report(aZip().bytes()))).isEqualTo("has no submissions");
    }

    @Test
    void readsNothingAhead() throws IOException {
        ZipFixture zip = aZip();
        for (int i = 0; i < 10; i++) {
            zip.with("s" + i + "/main.txt", noise(200_000));
        }
        CountingChannel channel = new CountingChannel(zip.bytes());
        List<Long> readSoFar = new ArrayList<>();

        new ZipSubmissions(SMALL, new SubmissionNaming.Detected(), Roster.EMPTY)
                .read(channel, each -> readSoFar.add(channel.bytesRead()));

        long directory = readSoFar.getFirst() - 200_000;
        for (int i = 0; i < 10; i++) {
            assertThat(readSoFar.get(i)).isLessThan(directory + (i + 1) * 230_000L);
        }
        assertThat(readSoFar).hasSize(10);
    }

    @Test
    void holdsOneOfTwoThousandSubmissions(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("class.zip");
        ZipFixture fixture = aZip();
        String text = noise(20_000);
        for (int i = 0; i < 2_000; i++) {
            fixture.with("s" + i + "/main.txt", text);
        }
        Files.write(zip, fixture.bytes());
        List<WeakReference<Submission>> given = new ArrayList<>();

        SubmissionReport report = new ZipSubmissions(
                        SubmissionLimits.DEFAULTS, new SubmissionNaming.Detected(), Roster.EMPTY)
                .read(zip, each -> {
                    given.add(new WeakReference<>(each));
                    if (given.size() == 1_000) {
                        System.gc();
                        assertThat(given.stream().filter(reference -> reference.get() != null))
                                .hasSizeLessThan(3);
                    }
                });

        assertThat(((Read) report).accepted()).isEqualTo(2_000);
    }

    @Test
    void passesTheSinksFailureOn() {
        byte[] zip = aZip().with("a.py", "x").bytes();

        assertThatThrownBy(() -> new ZipSubmissions(SMALL, new SubmissionNaming.Detected(), Roster.EMPTY)
                        .read(new SeekableInMemoryByteChannel(zip), each -> {
                            throw new IOException("disk full");
                        }))
                .hasMessage("disk full");
    }

    @Test
    void neverFailsOnADamagedZip() throws IOException {
        byte[] whole = aZip().with("ada/main.py", "print('hello')\n".repeat(50))
                .with("bob/x.zip", aZip().with("y.py", "y = 1").bytes())
                .with("Müller/a.py", noise(3_000))
                .bytes();
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(8); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            if (round % 3 == 0) {
                damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            taken.clear();

            if (report(damaged) instanceof Read read) {
                assertThat(read.accepted()).isEqualTo(taken.size());
            }
        }
    }

    private Read read(ZipFixture zip) throws IOException {
        return read(new SubmissionNaming.Detected(), Roster.EMPTY, zip);
    }

    private Read read(SubmissionNaming naming, Roster roster, ZipFixture zip) throws IOException {
        SubmissionReport report = report(naming, roster, zip.bytes());
        assertThat(report).isInstanceOf(Read.class);
        return (Read) report;
    }

    private SubmissionReport report(byte[] bytes) throws IOException {
        return report(new SubmissionNaming.Detected(), Roster.EMPTY, bytes);
    }

    private SubmissionReport report(SubmissionNaming naming, Roster roster, byte[] bytes) throws IOException {
        return new ZipSubmissions(SMALL, naming, roster).read(new SeekableInMemoryByteChannel(bytes), taken::add);
    }

    private static String problem(SubmissionReport report) {
        return ((Refused) report).problems().getFirst().message();
    }

    private static String noise(int length) {
        return new Random(length)
                .ints(length, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
