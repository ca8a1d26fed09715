package dev.codementor.stream.sqs.queue;

import java.io.Serial;
import org.springframework.cloud.stream.provisioning.ProvisioningException;

/** A queue does not exist and must not be created. No retry helps; the application's setup has to change. */
public final class MissingQueueException extends ProvisioningException {

    @Serial
    private static final long serialVersionUID = 1L;

    MissingQueueException(String message) {
        super(message);
    }
}
