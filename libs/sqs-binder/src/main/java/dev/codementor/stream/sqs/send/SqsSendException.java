package dev.codementor.stream.sqs.send;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * SQS did not accept a message. The exception's message contains SQS's own words, and its cause is the SDK's exception
 * if there was one.
 */
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
