package dev.codementor.grading.submissions;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.roster.Student;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The work that one student handed in.
 *
 * @param customId unique in its batch
 * @param late whether the learning platform marked it as late
 * @param files at least one, by name; the names are unique
 */
public record Submission(String customId, Student student, boolean late, List<SubmissionFile> files) {

    /** @throws IllegalArgumentException without files */
    public Submission {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a submission needs files");
        }
        files = files.stream()
                .sorted(Comparator.comparing(SubmissionFile::name))
                .toList();
    }

    /** The same student's submission with other files. */
    public Submission with(List<SubmissionFile> others) {
        return new Submission(customId, student, late, others);
    }

    /** The digest of the files' names and texts, independent of the student. */
    public Digest digest() {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        files.forEach(each -> texts.put(each.name(), each.text()));
        return Digest.of(CanonicalJson.of(texts));
    }
}
