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
        int sent = tokensAtLeast(request);
        if (sent > Math.min(model.contextTokens(), request.model().contextTokens())) {
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
            case ModelEnd.NoAnswer why -> withoutAnswer(why, text.from(0), sent, took);
        };
    }

    private static Reply withoutAnswer(ModelEnd.NoAnswer why, String text, int sent, Duration took) {
        Usage heard = why.heard();
        if (heard == null) {
            return new Reply.None(why);
        }
        return switch (why.fault()) {
            // Asked in another way, it may answer.
            case ONLY_THOUGHTS -> new Reply.Text("", false, heard, took);
            case CONTEXT ->
                heard.promptTokens() < sent
                        ? new Reply.Truncated(heard.promptTokens(), sent)
                        : text.isBlank() ? new Reply.None(why) : new Reply.Text(text, true, heard, took);
            default -> new Reply.None(why);
        };
    }

    /** A lower bound: what may fit is sent, because only the server counts exactly. */
    private static int tokensAtLeast(ModelRequest.Chat request) {
        return request.messages().stream()
                .mapToInt(message -> TokenEstimate.atLeast(message.content()))
                .sum();
    }
}
