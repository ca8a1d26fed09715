package dev.codementor.worker.model;

import dev.codementor.ledger.JobRecord.ModelUse;
import java.util.regex.Pattern;

/**
 * What the server says about a model.
 *
 * @param use its name and digest, which are stored with every answer
 * @param template in Ollama's template language; empty when the server renders in another way
 * @param thinks whether it can think before it answers; it does so unless it is told not to
 * @param contextTokens the longest context that it supports
 */
public record ModelCard(ModelUse use, String template, boolean thinks, int contextTokens) {

    /** The name of the rehearsal server. No model has written what it says. */
    public static final String REHEARSAL = "codementor-rehearsal";

    private static final Pattern INSTRUCTIONS = Pattern.compile("(?i)\\.(messages|system)\\b");

    /**
     * Whether the server shows the model instructions and a conversation as such. A template without a place for them,
     * such as <code>{{ .Prompt }}</code>, drops the first and runs the second together.
     */
    public boolean readsInstructions() {
        return template.isEmpty() || INSTRUCTIONS.matcher(template).find();
    }

    /** Whether the template itself opens the model's thoughts, so that its answer begins within them. */
    boolean opensThoughts() {
        return template.stripTrailing().endsWith("<think>");
    }

    public String name() {
        return use.model();
    }

    /** Whether this names the rehearsal server, with or without a tag. */
    public static boolean isRehearsal(String model) {
        return model.equals(REHEARSAL) || model.startsWith(REHEARSAL + ":");
    }
}
