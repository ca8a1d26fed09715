package dev.codementor.stream.sqs.queue;

import java.io.Serial;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.cloud.stream.provisioning.ProvisioningException;

/** A queue does not exist and must not be created. No retry helps; the application's setup has to change. */
public final class MissingQueueException extends ProvisioningException implements ExitCodeGenerator {

    @Serial
    private static final long serialVersionUID = 1L;

    MissingQueueException(String message) {
        super(message);
    }

    /** The exit code of a program that needs a change before it can start. */
    @Override
    public int getExitCode() {
        return 2;
    }
}
