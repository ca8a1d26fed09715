package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.forms.UploadForm;
import io.swagger.v3.oas.annotations.media.Schema;

/** Describes the form of {@code POST /batches/completions}; {@link UploadForm} reads it. */
@Schema(name = "NewCompletions")
record NewCompletionsForm(
        @Schema(
                format = "binary",
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "JSONL of {\"custom_id\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\"}")
        String file,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String course,

        @Schema(description = "At most 200 characters; default completions")
        String assignment,

        @Schema(description = "One of the offered models; default: the model in the requests, or the workers' default")
        String model,

        @Schema(description = "all (default), none, or how many to start first")
        String start,

        @Schema(description = "Most model time in seconds; the batch pauses when it is used up")
        Integer spendCapSeconds,

        @Schema(description = "Hours after its start when unfinished items expire; default 72")
        Integer expiresHours) {}
