package dev.codementor.api.operations;

import dev.codementor.contract.Failure;
import dev.codementor.contract.FailureCode;
import dev.codementor.ledger.operations.OperationsReader.JobLine;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a job is dead: it failed through the platform's fault. */
final class Deadness {

    private static final Set<String> PLATFORM_FAULTS = Arrays.stream(FailureCode.values())
            .filter(FailureCode::platformFault)
            .map(FailureCode::wireName)
            .collect(Collectors.toUnmodifiableSet());

    private Deadness() {}

    static boolean of(JobLine job) {
        Failure failure = job.failure();
        return failure != null && PLATFORM_FAULTS.contains(failure.code());
    }
}
