package dev.codementor.grading.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.roster.Gradebook.Platform;
import dev.codementor.grading.roster.RosterReading.Read;
import dev.codementor.grading.roster.RosterReading.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterReaderTest {

    private final RosterReader reader = new RosterReader();

    @Test
    void readsCanvasGradebook() {
        Read read = (Read) reader.read("g.csv", """
            Student,ID,SIS User ID,SIS Login ID,Section,Old (1)
            ,,,,,Manual Posting
                Points Possible,,,,,10
            "Byron, Ada",4711,s-1,ab12,CS,9
            "O'Neil, Jo",4712,s-2,jo3,CS,
            """);

        assertThat(read.gradebook().platform()).isEqualTo(Platform.CANVAS);
        assertThat(read.roster().students())
                .containsExactly(
                        new Student("4711", "Ada Byron", "", List.of("ab12", "s-1"), ""),
                        new Student("4712", "Jo O'Neil", "", List.of("jo3", "s-2"), ""));
        assertThat(read.gradebook().rows()).hasSize(4);
    }

    @Test
    void readsMoodlesWorksheet() {
        Read read = (Read) reader.read("g.csv", "\uFEFF" + """
            Identifier,"Full name","Email address",Status,Grade
            "Participant 101","Ada Byron",ada@uni.test,"Submitted
            late",
            """);

        assertThat(read.gradebook().platform()).isEqualTo(Platform.MOODLE);
        assertThat(read.roster().students())
                .containsExactly(new Student("101", "Ada Byron", "ada@uni.test", List.of(), ""));
    }

    @Test
    void readsAFileOfOnesOwn() {
        Read read =
                (Read) reader.read("r.csv", "ID;First Name;Last Name;Submission\n7;Ada;Byron;hand-in-1\n8;Bob;Doe\n");

        assertThat(read.roster().students())
                .containsExactly(
                        new Student("7", "Ada Byron", "", List.of(), "hand-in-1"),
                        new Student("8", "Bob Doe", "", List.of(), ""));
    }

    @Test
    void namesTheLineOfAMistake() {
        assertThat(reader.read("r.csv", "id,name\n1,\"a\nb\"\n1,c\n"))
                .isEqualTo(new Refused(List.of("r.csv:4 repeats the id of line 2")));
        assertThat(reader.read("r.csv", "name\nx\n")).isInstanceOf(Refused.class);
        assertThat(reader.read("r.csv", "")).isInstanceOf(Refused.class);
        assertThat(reader.read("r.csv", "id\n")).isEqualTo(new Refused(List.of("r.csv:1 has no students")));
        assertThat(reader.read("r.csv", "id\n\"x")).isInstanceOf(Refused.class);
    }

    @Test
    void findsPeopleHoweverTheyAreWritten() {
        Student jose = new Student("1", "José Maria Doe", "jose@uni.test", List.of("jmd"), "");
        Student other = new Student("2", "Ann Lee", "", List.of(), "");
        Student twin = new Student("3", "Ann Lee", "", List.of(), "");
        Roster roster = new Roster(List.of(jose, other, twin));

        for (String key : List.of("1", "JMD", "Jose@uni.test", "jose maria doe", "doejosemaria", "JoséMariaDoe")) {
            assertThat(roster.find(key)).as(key).contains(jose);
        }
        assertThat(roster.find("Ann Lee")).isEmpty();
        assertThat(roster.find("")).isEmpty();
    }
}
