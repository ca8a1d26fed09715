package dev.codementor.api.reviews;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How often people gave the same answer as the model. */
@Schema(name = "Agreement")
record AgreementView(
        @Schema(description = "Items that a person graded") int reviewed,

        @Schema(description = "Of these, items that also have a grade by the model; a rehearsal's does not count")
        int compared,

        @Schema(description = "Of these, with the same total")
        int sameTotal,

        @Schema(description = "Mean difference of the totals, in points")
        double meanDistance,

        List<OfCriterion> criteria) {

    @Schema(name = "CriterionAgreement")
    record OfCriterion(
            String id,
            String title,
            int compared,

            @Schema(description = "Same answer as the model")
            int same,

            @Schema(
                    description =
                            "Mean difference between people's points and the model's; negative if people gave fewer")
            double meanCorrection) {}
}
