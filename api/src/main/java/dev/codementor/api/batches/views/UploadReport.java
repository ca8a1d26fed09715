package dev.codementor.api.batches.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an upload left out and why. The ledger keeps it as JSON, and instructors read it.
 *
 * @param accepted submissions or requests that became items
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "UploadReport")
public record UploadReport(
        int accepted,

        @Schema(description = "Files that belong to no submission; absent for completions") @Nullable
        Skipped skipped,

        @Schema(description = "Submissions that cannot be graded; absent for completions") @Nullable
        List<Rejected> rejected,

        @Schema(description = "What a person should look at; absent for completions") @Nullable
        List<Warning> warnings) {

    /**
     * Files that belong to no submission.
     *
     * @param count of all
     * @param reasons how many for each reason
     * @param files the first of them
     */
    @Schema(name = "SkippedFiles")
    public record Skipped(int count, Map<String, Integer> reasons, List<SkippedFile> files) {}

    /** One file that belongs to no submission. */
    @Schema(name = "SkippedFile")
    public record SkippedFile(String place, String reason) {}

    /** A submission that cannot be graded. */
    @Schema(name = "RejectedSubmission")
    public record Rejected(String customId, String place, String reason) {}

    /** Something that a person should look at. */
    @Schema(name = "UploadWarning")
    public record Warning(String place, String message) {}
}
