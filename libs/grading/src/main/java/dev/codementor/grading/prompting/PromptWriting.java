package dev.codementor.grading.prompting;

/** The outcome of writing a prompt. */
public sealed interface PromptWriting {

    record Written(GradingPrompt prompt) implements PromptWriting {}

    /**
     * The submission contains the batch's delimiter, which nobody outside can know: a person has to look at it.
     *
     * @param file the file that contains it
     */
    record Forged(String file) implements PromptWriting {}
}
