package dev.codementor.api.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /operations/redrive}, as it came: nothing is checked yet. */
@Schema(name = "OperatorRedriveOrder")
record RedriveOrder(
        @Schema(description = "dead, which is the default, failed or expired") @Nullable
        String state,

        @Schema(description = "prompt or grading") @Nullable String kind,

        @Nullable String course,
        @Nullable String owner,
        @Nullable String worker,

        @Schema(description = "A failure's code") @Nullable String cause,

        @Schema(description = "Jobs that were accepted then or later", format = "date-time") @Nullable
        String since,

        @Schema(description = "Jobs that were accepted before", format = "date-time") @Nullable
        String until,

        @Schema(description = "Whether to count only, and to change nothing") @Nullable
        Boolean dryRun,

        @Schema(description = "Why, at most 500 characters", maxLength = 500) @Nullable
        String reason) {

    static final RedriveOrder ALL = new RedriveOrder(null, null, null, null, null, null, null, null, null, null);

    JobQuery query() {
        return new JobQuery(state == null ? "dead" : state, kind, course, owner, worker, cause, since, until);
    }
}
