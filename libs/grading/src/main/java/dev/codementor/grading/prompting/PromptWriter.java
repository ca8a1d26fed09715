package dev.codementor.grading.prompting;

import dev.codementor.grading.prompting.PromptWriting.Forged;
import dev.codementor.grading.prompting.PromptWriting.Written;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the prompts of one batch. Instructions and rubric come first and are the same bytes for all submissions, so
 * that a model server evaluates them once. The submission comes last.
 */
public final class PromptWriter {

    private static final String MARK = "===== ";
    private static final String ANSWER = "Answer now, with the JSON only";

    private final Rubric rubric;
    private final Delimiter delimiter;
    private final Numbering numbering;
    private final String system;

    public PromptWriter(Rubric rubric, Delimiter delimiter, Numbering numbering) {
        this.rubric = rubric;
        this.delimiter = delimiter;
        this.numbering = numbering;
        this.system = Instructions.of(rubric, delimiter);
    }

    /** @param submission without students' names */
    public PromptWriting write(Submission submission) {
        Optional<String> forged = delimiter.fileWith(submission);
        return forged.isPresent()
                ? new Forged(forged.get())
                : new Written(new GradingPrompt(
                        system, submission(submission) + ANSWER + ".", schema(submission, each -> true)));
    }

    /**
     * Writes a prompt that asks again for what the previous answer did not give. What is new comes after the submission,
     * so everything before it is still in the model server's cache.
     *
     * @param faults of the previous answer, one sentence each
     * @param criteria ids of the criteria to ask about; the canary's may be one of them
     */
    public PromptWriting again(Submission submission, List<String> faults, Collection<String> criteria) {
        return switch (write(submission)) {
            case Forged forged -> forged;
            case Written written -> {
                StringBuilder user = new StringBuilder(submission(submission));
                user.append("Your last answer could not be used:\n");
                faults.forEach(each -> user.append("- ").append(each).append('\n'));
                user.append(ANSWER)
                        .append(", and only for: ")
                        .append(String.join(", ", criteria))
                        .append('.');
                yield new Written(new GradingPrompt(system, user.toString(), schema(submission, criteria::contains)));
            }
        };
    }

    private ObjectNode schema(Submission submission, Predicate<String> wanted) {
        return AnswerSchema.of(rubric, delimiter, submission, wanted);
    }

    private String submission(Submission submission) {
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
        return user.append(MARK)
                .append("END ")
                .append(delimiter.nonce())
                .append('\n')
                .toString();
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
