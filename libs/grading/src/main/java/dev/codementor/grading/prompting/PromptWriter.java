package dev.codementor.grading.prompting;

import dev.codementor.grading.prompting.PromptWriting.Forged;
import dev.codementor.grading.prompting.PromptWriting.Written;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the prompts of one batch. Instructions and rubric come first and are the same bytes for all submissions, so
 * that a model server evaluates them once. The submission comes last.
 */
public final class PromptWriter {

    private static final String MARK = "===== ";

    private final Delimiter delimiter;
    private final Numbering numbering;
    private final String system;
    private final ObjectNode schema;

    public PromptWriter(Rubric rubric, Delimiter delimiter, Numbering numbering) {
        this.delimiter = delimiter;
        this.numbering = numbering;
        this.system = Instructions.of(rubric, delimiter);
        this.schema = AnswerSchema.of(rubric, delimiter);
    }

    /** @param submission without students' names */
    public PromptWriting write(Submission submission) {
        return write(submission, List.of());
    }

    /**
     * Writes a prompt that asks again. The faults come after the submission, so everything before them is still in the
     * model server's cache.
     *
     * @param faults of the previous answer, one sentence each
     */
    public PromptWriting write(Submission submission, List<String> faults) {
        Optional<String> forged = delimiter.fileWith(submission);
        return forged.isPresent()
                ? new Forged(forged.get())
                : new Written(new GradingPrompt(system, user(submission, faults), schema.deepCopy()));
    }

    private String user(Submission submission, List<String> faults) {
        StringBuilder user = new StringBuilder();
        user.append(MARK).append("BEGIN ").append(delimiter.nonce()).append('\n');
        for (SubmissionFile file : submission.files()) {
            user.append(MARK)
                    .append("FILE ")
                    .append(delimiter.nonce())
                    .append(' ')
                    .append(file.name())
                    .append('\n');
            append(file, user);
        }
        user.append(MARK).append("END ").append(delimiter.nonce()).append('\n');
        if (!faults.isEmpty()) {
            user.append("Your last answer could not be used:\n");
            faults.forEach(each -> user.append("- ").append(each).append('\n'));
        }
        return user.append("Answer now, with the JSON only.").toString();
    }

    private void append(SubmissionFile file, StringBuilder user) {
        switch (numbering) {
            case NONE -> user.append(file.text()).append(file.text().endsWith("\n") ? "" : "\n");
            case EACH_LINE -> {
                int number = 1;
                for (String line : file.text().lines().toList()) {
                    user.append(number++).append("| ").append(line).append('\n');
                }
            }
        }
    }
}
