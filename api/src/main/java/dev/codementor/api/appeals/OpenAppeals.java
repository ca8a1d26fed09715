package dev.codementor.api.appeals;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Appeals that wait for an answer, oldest first. */
@Schema(name = "OpenAppeals")
record OpenAppeals(
        List<AppealView> appeals,

        @Schema(description = "Whether there are more than these")
        boolean more) {

    static OpenAppeals of(List<AppealView> found, int limit) {
        return new OpenAppeals(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }
}
