package dev.codementor.worker.model;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The meaning of a server's status and error text for a job. */
final class Verdict {

    /** Ollama's own words, and those of the runner behind it. */
    private static final Pattern CONTEXT = Pattern.compile("(?i)context[ _](length|size|window)|input length exceeds");

    /** Words about the grammar that the server makes of the {@code format} of a request. */
    private static final Pattern FORMAT =
            Pattern.compile("(?i)required for format|\\bgrammar\\b|invalid (json schema in )?format");

    private static final Pattern MEMORY = Pattern.compile(
            "(?i)requires more (system|gpu|video)? ?memory|out of memory|unable to allocate|malloc failed");

    private Verdict() {}

    /**
     * @param error the beginning of the body
     * @param said the words in it, for operators
     */
    static ModelEnd ofStatus(int status, String error, String said) {
        return switch (status) {
            case 404 -> new ModelEnd.Refused(ModelFault.MISSING, FailureCode.MODEL_MISSING, said, null);
            case 401, 403, 407 -> new ModelEnd.NotNow(ModelFault.UNAUTHORIZED, said);
            case 429, 499, 503 ->
                new ModelEnd.NotNow(error.contains("oading") ? ModelFault.LOADING : ModelFault.BUSY, said);
            // A proxy says this while the server behind it loads the model, which takes longer than the proxy waits.
            case 504, 524 -> new ModelEnd.NotNow(ModelFault.LOADING, said);
            case 502 -> new ModelEnd.NotNow(ModelFault.UNREACHABLE, said);
            case 400, 413, 422 ->
                overflow(error)
                        ? tooLong(said)
                        : new ModelEnd.Refused(
                                form(error) ? ModelFault.FORMAT : ModelFault.REFUSED,
                                FailureCode.MODEL_REFUSED,
                                said,
                                null);
            default -> status >= 500 ? ofServerError(error, said) : new ModelEnd.NotNow(ModelFault.UNREACHABLE, said);
        };
    }

    private static ModelEnd ofServerError(String error, String said) {
        if (MEMORY.matcher(error).find()) {
            return new ModelEnd.NotNow(ModelFault.MEMORY, said);
        }
        // Older servers pass the runner's refusal on as their own error.
        if (overflow(error)) {
            return tooLong(said);
        }
        return form(error) ? noForm(said, null) : new ModelEnd.Broken(ModelFault.SERVER_ERROR, said, null);
    }

    /** @param heard what was read and written before it */
    static ModelEnd ofErrorInStream(String error, String said, @Nullable Usage heard) {
        if (overflow(error)) {
            return tooLong(said);
        }
        return form(error) ? noForm(said, heard) : new ModelEnd.Broken(ModelFault.STREAM_ERROR, said, heard);
    }

    private static ModelEnd noForm(String said, @Nullable Usage heard) {
        return new ModelEnd.Refused(ModelFault.FORMAT, FailureCode.MODEL_REFUSED, said, heard);
    }

    private static boolean form(String error) {
        return FORMAT.matcher(error).find();
    }

    private static ModelEnd tooLong(String said) {
        return new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG, said, null);
    }

    private static boolean overflow(String error) {
        return CONTEXT.matcher(error).find();
    }
}
