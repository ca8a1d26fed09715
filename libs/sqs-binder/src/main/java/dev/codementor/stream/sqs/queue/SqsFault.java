package dev.codementor.stream.sqs.queue;

import java.io.IOException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * Why SQS did not do something, in one line for logs, health and exceptions.
 *
 * @param cause the root cause's own words, at most {@value #LONGEST} characters
 */
public record SqsFault(Kind kind, String cause) {

    private static final int LONGEST = 400;

    /** What an operator has to look at: the setup, the permissions, the network, or SQS itself. */
    public enum Kind {
        MISSING("the queue does not exist"),
        REFUSED("SQS refuses"),
        UNREACHABLE("SQS is not reachable"),
        FAILED("SQS cannot be used");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** The first exception in the chain that tells a kind decides. */
    public static SqsFault of(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < 20; depth++) {
            switch (root) {
                case MissingQueueException missing -> {
                    return fault(Kind.MISSING, words((Throwable) missing));
                }
                case QueueDoesNotExistException missing -> {
                    return fault(Kind.MISSING, words(missing));
                }
                case AwsServiceException answer -> {
                    return fault(answer.statusCode() >= 500 ? Kind.FAILED : Kind.REFUSED, words(answer));
                }
                case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> {
                    return fault(Kind.UNREACHABLE, "no answer in time");
                }
                default -> {
                    Throwable cause = root.getCause();
                    if (cause == null) {
                        return fault(root instanceof IOException ? Kind.UNREACHABLE : Kind.FAILED, words(root));
                    }
                    root = cause;
                }
            }
        }
        return fault(Kind.FAILED, words(root));
    }

    /** One sentence without a full stop, such as {@code SQS is not reachable: Connection refused}. */
    public String sentence() {
        return kind == Kind.MISSING ? kind.words : kind.words + ": " + cause;
    }

    private static SqsFault fault(Kind kind, String cause) {
        String line = cause.replaceAll("\\s+", " ").strip();
        return new SqsFault(kind, line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    private static String words(AwsServiceException answer) {
        return answer.awsErrorDetails() == null
                ? String.valueOf(answer.getMessage())
                : answer.awsErrorDetails().errorCode() + ", "
                        + answer.awsErrorDetails().errorMessage();
    }

    private static String words(Throwable root) {
        String name = root.getClass().getSimpleName();
        String message = root.getMessage();
        if (message == null || message.isBlank()) {
            return name;
        }
        return root instanceof UnknownHostException ? "no such host, " + message : message;
    }
}
