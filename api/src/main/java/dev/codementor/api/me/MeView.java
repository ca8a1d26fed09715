package dev.codementor.api.me;

import dev.codementor.ledger.Quota;
import dev.codementor.ledger.QuotaUse;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The person that the token names, and the remaining quota. */
@Schema(name = "Me")
record MeView(String subject, String name, List<String> roles, List<String> courses, QuotaView quota) {

    @Schema(name = "QuotaUse")
    record QuotaView(
            @Schema(description = "Unsettled jobs") Part outstanding,

            @Schema(description = "Jobs asked for in the last minute")
            Part perMinute) {

        static QuotaView of(Quota quota, QuotaUse use) {
            return new QuotaView(
                    Part.of(use.outstanding(), quota.outstanding()), Part.of(use.lastMinute(), quota.perMinute()));
        }
    }

    @Schema(name = "QuotaPart")
    record Part(int used, int left, int limit) {

        static Part of(int used, int limit) {
            return new Part(used, Math.max(0, limit - used), limit);
        }
    }
}
