package dev.codementor.embedded.rehearsal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong, for the requests to {@code /api/chat} and {@code /api/generate} that arrive after it was
 * injected.
 *
 * @param kind what goes wrong
 * @param delay how long, for the kinds that take time; up to 10 minutes
 * @param afterChunks how many pieces of the answer are sent first, for kinds that strike in the middle of a stream
 * @param requests how many requests it strikes; zero means every request until the faults are cleared
 */
public record RehearsalFault(Kind kind, Duration delay, int afterChunks, int requests) {

    /** What can go wrong. */
    public enum Kind {
        /** The model is loaded again, which takes this long. */
        @JsonProperty("load-delay")
        LOAD_DELAY,
        /** Reading the prompt takes this long. */
        @JsonProperty("slow-prefill")
        SLOW_PREFILL,
        /** Answers 503, as when Ollama's queue is full. */
        @JsonProperty("unavailable")
        UNAVAILABLE,
        /** Answers 500 in place of a stream, as when Ollama's runner has died. */
        @JsonProperty("internal-error")
        INTERNAL_ERROR,
        /** Sends an error line in the stream, which then ends. */
        @JsonProperty("error-in-stream")
        ERROR_IN_STREAM,
        /** The stream ends correctly as HTTP, but without its {@code done} line. */
        @JsonProperty("end-without-done")
        END_WITHOUT_DONE,
        /** The connection breaks in mid-stream; after zero chunks, before the first byte. */
        @JsonProperty("dropped-connection")
        DROPPED_CONNECTION,
        /** Nothing comes for this long in mid-stream. */
        @JsonProperty("stall")
        STALL,
        /** Each line arrives in two parts. */
        @JsonProperty("split-lines")
        SPLIT_LINES,
        /** Each character that takes several bytes arrives in two parts. */
        @JsonProperty("split-utf8")
        SPLIT_UTF8,
        /** The answer is prose although the request gave a {@code format}. */
        @JsonProperty("ignored-format")
        IGNORED_FORMAT,
        /** A grading quotes text that is not in the submission. */
        @JsonProperty("invented-quote")
        INVENTED_QUOTE,
        /** The answer has the form of the {@code format}, but in a Markdown fence after a sentence. */
        @JsonProperty("fenced-format")
        FENCED_FORMAT,
        /**
         * A request with a {@code format} is answered 200 and then with an error about the model's vocabulary; the same
         * request without it gets JSON in a Markdown fence.
         */
        @JsonProperty("format-without-vocabulary")
        FORMAT_WITHOUT_VOCABULARY,
        /** A grading has 900 characters of feedback for each criterion. */
        @JsonProperty("long-feedback")
        LONG_FEEDBACK,
        /** A grading quotes two lines of the submission with an ellipsis between them. */
        @JsonProperty("quote-with-ellipsis")
        QUOTE_WITH_ELLIPSIS,
        /** The answer begins with the model's thoughts, between {@code <think>} and {@code </think>}. */
        @JsonProperty("thoughts-in-text")
        THOUGHTS_IN_TEXT,
        /** The model thinks although it is told not to, and its answer has thoughts but no text. */
        @JsonProperty("only-thoughts")
        ONLY_THOUGHTS,
        /** Answers 500, as when the server has too little memory to load the model. */
        @JsonProperty("out-of-memory")
        OUT_OF_MEMORY,
        /** Answers 404, although {@code /api/show} knows the model. */
        @JsonProperty("not-found")
        NOT_FOUND,
        /** Answers 401 to questions, as a proxy does that has withdrawn this worker's token. */
        @JsonProperty("unauthorized")
        UNAUTHORIZED,
        /** Reads only the first 2,050 tokens of a prompt and answers 200 all the same. */
        @JsonProperty("truncated-prompt")
        TRUNCATED_PROMPT,
        /** Answers 504 with a page of HTML, as a proxy does while the server behind it loads the model. */
        @JsonProperty("gateway-timeout")
        GATEWAY_TIMEOUT
    }

    private static final Duration LONGEST = Duration.ofMinutes(10);

    public RehearsalFault {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("delay must be 0 to 10 minutes");
        }
        if (afterChunks < 0 || requests < 0) {
            throw new IllegalArgumentException("afterChunks and requests must not be negative");
        }
    }

    /** A fault of this kind that lasts a second, comes after one piece of the answer, and strikes every request. */
    public static RehearsalFault of(Kind kind) {
        return new RehearsalFault(kind, Duration.ofSeconds(1), 1, 0);
    }

    @JsonCreator
    static RehearsalFault of(
            @JsonProperty(value = "kind", required = true) Kind kind,
            @JsonProperty("delay") @Nullable Duration delay,
            @JsonProperty("afterChunks") @Nullable Integer afterChunks,
            @JsonProperty("requests") @Nullable Integer requests) {
        RehearsalFault usual = of(kind);
        return new RehearsalFault(
                kind,
                Objects.requireNonNullElse(delay, usual.delay),
                Objects.requireNonNullElse(afterChunks, usual.afterChunks),
                Objects.requireNonNullElse(requests, usual.requests));
    }

    public RehearsalFault lasting(Duration newDelay) {
        return new RehearsalFault(kind, newDelay, afterChunks, requests);
    }

    public RehearsalFault after(int newAfterChunks) {
        return new RehearsalFault(kind, delay, newAfterChunks, requests);
    }

    public RehearsalFault forNext(int newRequests) {
        return new RehearsalFault(kind, delay, afterChunks, newRequests);
    }
}
