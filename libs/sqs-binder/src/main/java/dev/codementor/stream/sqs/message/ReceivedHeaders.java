package dev.codementor.stream.sqs.message;

import java.io.Serial;
import java.util.Map;
import org.springframework.messaging.MessageHeaders;

/** Headers without Spring's own id and timestamp: the message has SQS's, and making a UUID for each costs more than it gives. */
final class ReceivedHeaders extends MessageHeaders {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final long NO_TIMESTAMP = -1;

    ReceivedHeaders(Map<String, Object> headers) {
        super(headers, ID_VALUE_NONE, NO_TIMESTAMP);
    }
}
