package dev.codementor.api.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.FeedbackLedger.CourseFeedback;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of a course's feedback, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CourseFeedbackPage")
record CourseFeedbackPage(
        List<Item> items,

        @Schema(description = "Value of 'before' that continues the list; absent at its end") @Nullable
        String next) {

    static CourseFeedbackPage of(List<CourseFeedback> found, int limit) {
        List<CourseFeedback> page = found.subList(0, Math.min(limit, found.size()));
        return new CourseFeedbackPage(
                page.stream().map(Item::of).toList(),
                found.size() > limit ? page.getLast().id().toString() : null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CourseFeedback")
    record Item(
            @Schema(type = "string", format = "uuid") JobId job,
            Instant at,
            boolean helpful,
            @Nullable String comment,
            String prompt,

            @Schema(
                    description =
                            "The text that the student read; only part of an answer when the job was not answered")
            String answer) {

        static Item of(CourseFeedback given) {
            return new Item(
                    given.job(),
                    given.at(),
                    given.feedback().helpful(),
                    given.feedback().comment(),
                    given.prompt(),
                    given.answer());
        }
    }
}
