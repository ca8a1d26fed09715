package dev.codementor.notifier.archive;

import dev.codementor.stream.sqs.queue.Provision;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The queue of settled jobs. The configuration file gives these to the binding, with their defaults.
 *
 * @param outcomes its name or URL
 * @param provision what to do when it is missing
 */
@Validated
@ConfigurationProperties("codementor.queue")
record OutcomeQueueProperties(
        @Nullable @Size(min = 1, max = 1_000) String outcomes,
        @Nullable Provision provision) {}
