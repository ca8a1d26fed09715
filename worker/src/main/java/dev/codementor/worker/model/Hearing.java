package dev.codementor.worker.model;

import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.text.TokenEstimate;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Listens to one answer: passes its text on without thoughts, counts, and judges its end. */
final class Hearing {

    /** The server may stop a few tokens before the context is full. */
    private static final int SLACK = 8;

    private final ModelRequest request;
    private final OllamaBody.Options options;
    private final ModelCall call;
    private final Consumer<String> text;
    private final Thoughts thoughts;
    private int pieces;
    private boolean worded;

    Hearing(ModelRequest request, ModelProperties properties, ModelCall call, Consumer<String> text) {
        this.request = request;
        this.options = OllamaBody.Options.of(request, properties);
        this.call = call;
        this.text = text;
        this.thoughts = request instanceof ModelRequest.Chat
                ? new Thoughts(request.model().opensThoughts())
                : Thoughts.none();
    }

    ModelRequest request() {
        return request;
    }

    ModelCall call() {
        return call;
    }

    void hear(OllamaLine line) {
        call.progress();
        if (line.thinks()) {
            call.thinks();
            pieces++;
        }
        String piece = line.text();
        if (!piece.isEmpty()) {
            pieces++;
            pass(thoughts.take(piece));
        }
        if (line.done()) {
            pass(thoughts.rest());
        }
        if (thoughts.found()) {
            call.thinks();
        }
    }

    private void pass(String words) {
        if (!words.isEmpty()) {
            worded |= !words.isBlank();
            text.accept(words);
        }
    }

    /** What an answer without an end has cost; null when it had not begun. A piece is about a token. */
    @Nullable
    Usage soFar() {
        return pieces == 0 ? null : new Usage(prompt(TokenEstimate::atLeast), null, pieces);
    }

    ModelEnd end(OllamaLine last) {
        Usage usage = last.usage();
        String reason = last.doneReason();
        if ("load".equals(reason) || "unload".equals(reason)) {
            return new ModelEnd.NotNow(ModelFault.LOADING);
        }
        int least = prompt(TokenEstimate::surely);
        if (usage.promptTokens() > 0 && usage.promptTokens() < least) {
            return tooLong(
                    usage, "it read %d tokens of a prompt that has at least %d".formatted(usage.promptTokens(), least));
        }
        if (!worded && call.thought()) {
            return new ModelEnd.Refused(
                    ModelFault.ONLY_THOUGHTS, FailureCode.MODEL_REFUSED, "it thought and wrote no answer", usage);
        }
        if (!"length".equals(reason)) {
            return new ModelEnd.Finished(usage);
        }
        return fillsContext(usage)
                ? tooLong(
                        usage,
                        "it read %d tokens and had room for %d more in its context of %d"
                                .formatted(usage.promptTokens(), usage.answerTokens(), options.contextTokens()))
                : new ModelEnd.CutOff(usage);
    }

    /** Whether the context ended the answer, and not the limit of answers. */
    private boolean fillsContext(Usage usage) {
        return usage.answerTokens() < options.answerTokens()
                && usage.promptTokens() + usage.answerTokens() + SLACK >= options.contextTokens();
    }

    private static ModelEnd tooLong(Usage usage, String why) {
        return new ModelEnd.Refused(ModelFault.CONTEXT, FailureCode.PROMPT_TOO_LONG, why, usage);
    }

    private int prompt(ToIntFunction<String> tokens) {
        return switch (request) {
            case ModelRequest.Chat chat ->
                chat.messages().stream()
                        .mapToInt(message -> tokens.applyAsInt(message.content()))
                        .sum();
            case ModelRequest.GoOn goOn -> tokens.applyAsInt(goOn.prompt());
        };
    }
}
