package dev.codementor.worker.grading;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.text.CleanText;
import dev.codementor.text.TokenEstimate;
import dev.codementor.worker.attempt.AttemptProperties;
import dev.codementor.worker.attempt.RunningAttempt;
import dev.codementor.worker.model.ModelCall;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import dev.codementor.worker.model.ModelProperties;
import dev.codementor.worker.model.ModelRequest;
import dev.codementor.worker.model.OllamaClient;
import java.time.Duration;
import java.util.Map;

/** Asks the model for an item, one whole answer at a time, because nobody watches the text being written. */
final class Interview {

    private static final Usage UNKNOWN = new Usage(0, null, 0);

    private final OllamaClient client;
    private final ModelProperties model;
    private final int longestAnswer;

    Interview(OllamaClient client, ModelProperties model, AttemptProperties attempts) {
        this.client = client;
        this.model = model;
        this.longestAnswer = attempts.longestAnswer();
    }

    Map<String, String> options(ModelRequest request) {
        return client.options(request);
    }

    Reply ask(RunningAttempt running, ModelRequest.Chat request) {
        if (cannotFit(request)) {
            return new Reply.None(new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG));
        }
        ModelCall call = running.call();
        CleanText text = new CleanText("");
        long start = System.nanoTime();
        ModelEnd end = client.ask(request, call, piece -> {
            running.answering();
            text.append(piece);
            if (text.length() > longestAnswer) {
                call.cancel();
            }
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return switch (end) {
            case ModelEnd.Finished(Usage usage) -> new Reply.Text(text.from(0), false, usage, took);
            case ModelEnd.CutOff(Usage usage) -> new Reply.Text(text.from(0), true, usage, took);
            case ModelEnd.Broken broken
            when text.length() > longestAnswer -> new Reply.Text(text.from(0), true, UNKNOWN, took);
            case ModelEnd.NoAnswer why -> new Reply.None(why);
        };
    }

    /** Sent anyway if it may fit, because only the server counts exactly. */
    private boolean cannotFit(ModelRequest.Chat request) {
        int context = Math.min(model.contextTokens(), request.model().contextTokens());
        return request.messages().stream()
                        .mapToInt(message -> TokenEstimate.atLeast(message.content()))
                        .sum()
                > context;
    }
}
