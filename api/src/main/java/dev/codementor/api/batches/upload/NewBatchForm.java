package dev.codementor.api.batches.upload;

import dev.codementor.api.batches.forms.UploadForm;
import io.swagger.v3.oas.annotations.media.Schema;

/** Describes the form of {@code POST /batches}; {@link UploadForm} reads it. */
@Schema(name = "NewBatch")
record NewBatchForm(
        @Schema(format = "binary", requiredMode = Schema.RequiredMode.REQUIRED, description = "JSON or YAML")
        String rubric,

        @Schema(
                format = "binary",
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "A ZIP with one file or folder per submission, or JSONL of"
                        + " {\"custom_id\",\"student\"?,\"files\"}")
        String submissions,

        @Schema(format = "binary", description = "A CSV of the students: Canvas', Moodle's, or with a column id")
        String roster,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String course,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "At most 200 characters")
        String assignment,

        @Schema(description = "Regular expression for the beginning of paths, with a group (?<student>…)")
        String pattern,

        @Schema(description = "One of the offered models; default: the workers' default")
        String model,

        @Schema(description = "JSON of the following fields, which can also be sent separately")
        String plan,

        @Schema(description = "Most attempts until a draft is usable, 1 to 5; default 3")
        Integer mostAsks,

        @Schema(description = "Most further opinions on an uncertain draft, 0 to 8; default 2")
        Integer samples,

        @Schema(description = "Whether a copy without the student's words is graded too; default true")
        Boolean neutralCopy,

        @Schema(description = "Whether the model is asked about a word that does not occur; default true")
        Boolean canary,

        @Schema(description = "Whether to look for text that addresses the grader; default true")
        Boolean findInstructions,

        @Schema(description = "Whether lines are numbered; default false")
        Boolean numberedLines,

        @Schema(description = "all (default), none, or how many to start first")
        String start,

        @Schema(description = "Most model time in seconds; the batch pauses when it is used up")
        Integer spendCapSeconds,

        @Schema(description = "Hours after its start when unfinished items expire; default 72")
        Integer expiresHours) {}
