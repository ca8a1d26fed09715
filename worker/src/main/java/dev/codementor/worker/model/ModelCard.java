package dev.codementor.worker.model;

import dev.codementor.ledger.JobRecord.ModelUse;

/**
 * What the server says about a model.
 *
 * @param use its name and digest, as they are kept with every answer
 * @param template in the language of Ollama's templates; empty when the server renders in another way
 * @param thinks whether it can think before it answers, and so would unless it is told not to
 * @param contextTokens the longest context that it was made for
 */
public record ModelCard(ModelUse use, String template, boolean thinks, int contextTokens) {

    /** The name under which the rehearsal server answers; nothing that it says was written by a model. */
    public static final String REHEARSAL = "codementor-rehearsal";

    public String name() {
        return use.model();
    }

    /** Whether this names the rehearsal server, with or without a tag. */
    public static boolean isRehearsal(String model) {
        return model.equals(REHEARSAL) || model.startsWith(REHEARSAL + ":");
    }
}
