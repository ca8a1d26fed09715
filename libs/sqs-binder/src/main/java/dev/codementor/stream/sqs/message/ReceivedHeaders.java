package dev.codementor.stream.sqs.message;

import java.io.Serial;
import java.util.Map;
import org.springframework.messaging.MessageHeaders;

/**
 * Headers without Spring's own id and timestamp. The message has SQS's id and timestamp, and creating a UUID for each
 * message would cost time for nothing.
 */
final class ReceivedHeaders extends MessageHeaders {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final long NO_TIMESTAMP = -1;

    ReceivedHeaders(Map<String, Object> headers) {
        super(headers, ID_VALUE_NONE, NO_TIMESTAMP);
    }
}
