package dev.codementor.worker.presence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who a worker is and how much it does at a time.
 *
 * @param slots jobs in flight, 1 to 1,000; as many as the model server answers in parallel, since it makes others wait
 *     where nobody sees it. Default: the server's {@code OLLAMA_NUM_PARALLEL} if the worker has the same variable, 2 for
 *     the rehearsal server, otherwise 1, which is Ollama's own default
 * @param gradingSlots most of the slots that grading takes, 1 to {@code slots}. Default: all but one, so that a student
 *     does not wait for a whole grading
 * @param instance the worker's name among all workers, up to 100 characters. Default: the host's name and a random part
 */
@Validated
@ConfigurationProperties("codementor.worker")
public record WorkerProperties(
        @Nullable @Min(1) @Max(1_000) Integer slots,
        @Nullable @Min(1) @Max(1_000) Integer gradingSlots,
        @Nullable @Size(min = 1, max = 100) String instance) {}
