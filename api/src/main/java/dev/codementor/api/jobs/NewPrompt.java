package dev.codementor.api.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /jobs}, as it came: nothing is checked yet.
 *
 * @param conversation groups questions so that the mentor remembers
 * @param model if absent, the workers' default
 */
@Schema(name = "NewPrompt")
record NewPrompt(
        @Schema(
                description = "The question; at least one visible character",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "Why does my loop never end?\n\nwhile (i < 10) { print(i); }")
        @Nullable
        String prompt,

        @Schema(
                description = "A course that the token names; letters, digits, '.', '_', '-'; at most 64 characters",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "cs101")
        @Nullable
        String course,

        @Schema(
                description =
                        "Groups questions so that the mentor remembers them; same characters as a course, at most 100",
                example = "loops-1")
        @Nullable
        String conversation,

        @Schema(
                description = "One of the offered models; default: the workers' default",
                example = "qwen2.5-coder:1.5b")
        @Nullable
        String model) {}
