package dev.codementor.worker.model;

import dev.codementor.contract.FailureCode;
import java.util.regex.Pattern;

/** The meaning of a server's status and error text for a job. */
final class Verdict {

    /** Ollama's own words, and those of the runner behind it. */
    private static final Pattern CONTEXT = Pattern.compile("(?i)context[ _](length|size|window)|input length exceeds");

    private Verdict() {}

    static ModelEnd ofStatus(int status, String error) {
        if (status == 404) {
            return new ModelEnd.Refused(ModelFault.MISSING, FailureCode.MODEL_MISSING);
        }
        if (status == 503 || status == 429 || status == 499) {
            boolean loading = error.contains("oading");
            return new ModelEnd.NotNow(loading ? ModelFault.LOADING : ModelFault.BUSY);
        }
        if (status == 400 || status == 413 || status == 422) {
            return overflow(error)
                    ? new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG)
                    : new ModelEnd.Refused(ModelFault.REFUSED, FailureCode.MODEL_REFUSED);
        }
        if (status >= 500) {
            // Older servers pass the runner's refusal on as their own error.
            return overflow(error)
                    ? new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG)
                    : new ModelEnd.Broken(ModelFault.SERVER_ERROR);
        }
        // The remaining statuses (401, 403, redirects) mean that the address is wrong, which is no job's fault.
        return new ModelEnd.NotNow(ModelFault.UNREACHABLE);
    }

    static ModelEnd ofErrorInStream(String error) {
        return overflow(error)
                ? new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG)
                : new ModelEnd.Broken(ModelFault.STREAM_ERROR);
    }

    private static boolean overflow(String error) {
        return CONTEXT.matcher(error).find();
    }
}
