package dev.codementor.queues;

import dev.codementor.stream.sqs.queue.Provision;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The queues. The services' configuration files give these to their bindings, with their defaults.
 *
 * @param interactive name or URL of the queue of students' questions
 * @param grading name or URL of the queue of submissions to be graded
 * @param outcomes name or URL of the queue of settled jobs
 * @param provision what to do about a missing queue
 */
@Validated
@ConfigurationProperties("codementor.queue")
public record QueueProperties(
        @Nullable @Size(min = 1, max = 1_000) String interactive,
        @Nullable @Size(min = 1, max = 1_000) String grading,
        @Nullable @Size(min = 1, max = 1_000) String outcomes,
        @Nullable Provision provision) {}
