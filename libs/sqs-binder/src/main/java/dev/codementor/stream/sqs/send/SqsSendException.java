package dev.codementor.stream.sqs.send;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** SQS did not take a message; its own words are in the message, and the SDK's exception is the cause where there was one. */
public final class SqsSendException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SqsSendException(String message) {
        super(message);
    }

    SqsSendException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
