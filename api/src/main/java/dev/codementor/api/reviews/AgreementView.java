package dev.codementor.api.reviews;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How often people gave the same answer as the model. */
@Schema(name = "Agreement")
record AgreementView(
        @Schema(description = "Items that a person graded") int reviewed,

        @Schema(description = "Of these, with a grade of the model beside it; a rehearsal's is none")
        int compared,

        @Schema(description = "Of these, with the same total")
        int sameTotal,

        @Schema(description = "How far the totals lie apart on average, in points")
        double meanDistance,

        List<OfCriterion> criteria) {

    @Schema(name = "CriterionAgreement")
    record OfCriterion(
            String id,
            String title,
            int compared,

            @Schema(description = "Answered as the model did")
            int same,

            @Schema(
                    description =
                            "What persons gave more than the model on average, in points; below 0 if they gave less")
            double meanCorrection) {}
}
