package dev.codementor.stream.sqs.queue;

import java.io.Serial;
import org.springframework.cloud.stream.provisioning.ProvisioningException;

/** A queue does not exist and is not to be created: the application has to be set up differently, no retry helps. */
public final class MissingQueueException extends ProvisioningException {

    @Serial
    private static final long serialVersionUID = 1L;

    MissingQueueException(String message) {
        super(message);
    }
}
