package dev.codementor.grading.distrust;

import dev.codementor.grading.roster.Student;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricReader;
import dev.codementor.grading.rubric.RubricReading;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints the outcome for each attack of the attack set, and the programs of the class set that are flagged. It can also
 * write the set as a batch, so that any model can be asked to grade it.
 */
public final class AttackTable {

    private AttackTable() {}

    /**
     * @param args the attack set's file, the class set's folder, and optionally a file to which the set is written as
     *     JSONL
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: AttackTable attacks.txt class-set [batch.jsonl]");
            System.exit(2);
        }
        if (args.length == 3) {
            writeBatch(Path.of(args[0]), Path.of(args[2]));
        }
        print(Path.of(args[0]), Path.of(args[1]), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void print(Path attacks, Path classSet, PrintStream out) throws IOException {
        InstructionFinder finder = new InstructionFinder();
        Neutraliser neutraliser = new Neutraliser(rubric(classSet.resolve("word-stats/rubric.yaml")));
        Map<String, int[]> byWay = new TreeMap<>();
        out.println("| attack | way | expected | flagged | line | neutralised |");
        out.println("|---|---|---|---|---|---|");
        for (Attack attack : Attack.read(attacks)) {
            Attack.Treatment treatment = attack.treatment(finder, neutraliser);
            String flagged = treatment
                    .first(attack.expected())
                    .map(each -> each.kind().name())
                    .orElse("-");
            String line = treatment
                    .first(attack.expected())
                    .map(each -> "" + each.line())
                    .orElse("");
            String expected =
                    attack.expected() == null ? "-" : attack.expected().name();
            out.printf(
                    "| %s | %s | %s | %s | %s | %s |%n",
                    attack.id(), attack.way(), expected, flagged, line, treatment.neutralised() ? "yes" : "NO");
            int[] counts = byWay.computeIfAbsent(attack.way(), none -> new int[3]);
            counts[0]++;
            counts[1] += treatment.findings().isEmpty() ? 0 : 1;
            counts[2] += treatment.neutralised() ? 1 : 0;
        }
        out.println();
        out.println("| way | attacks | flagged | neutralised |");
        out.println("|---|---|---|---|");
        byWay.forEach((way, counts) -> out.printf("| %s | %d | %d | %d |%n", way, counts[0], counts[1], counts[2]));
        out.println();
        List<Submission> submissions = submissions(classSet);
        List<String> flagged = submissions.stream()
                .filter(each -> !finder.find(each).isEmpty())
                .map(Submission::customId)
                .toList();
        out.printf(
                "Of the class set's %d programs, %d are flagged: %s%n",
                submissions.size(), flagged.size(), String.join(", ", flagged));
    }

    static void writeBatch(Path attacks, Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Attack attack : Attack.read(attacks)) {
            ObjectNode line = JsonNodeFactory.instance.objectNode().put("custom_id", attack.id());
            ObjectNode files = line.putObject("files");
            attack.submission().files().forEach(each -> files.put(each.name(), each.text()));
            lines.append(line).append('\n');
        }
        Files.writeString(file, lines);
    }

    static Rubric rubric(Path file) throws IOException {
        return switch (new RubricReader().read(file.getFileName().toString(), Files.readString(file))) {
            case RubricReading.Read read -> read.rubric();
            case RubricReading.Refused refused ->
                throw new IOException(refused.faults().toString());
        };
    }

    /** All programs of a class set, one folder each. */
    static List<Submission> submissions(Path classSet) throws IOException {
        List<Submission> submissions = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(classSet)) {
            for (Path path : paths.filter(each -> each.getNameCount() - classSet.getNameCount() == 4)
                    .sorted()
                    .toList()) {
                String id = path.getName(path.getNameCount() - 2).toString();
                SubmissionFile file = new SubmissionFile(path.getFileName().toString(), Files.readString(path));
                submissions.add(new Submission(id, Student.known(id, ""), false, List.of(file)));
            }
        }
        return submissions;
    }
}
