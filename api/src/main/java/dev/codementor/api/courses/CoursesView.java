package dev.codementor.api.courses;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's courses, by their ids. */
@Schema(name = "Courses")
record CoursesView(List<Item> items) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Course")
    record Item(
            String id,

            @Schema(description = "The course's name, or its id if it has none")
            String name,

            @Schema(description = "What the mentor does") List<String> may,

            @Schema(description = "What it leaves to the student")
            List<String> mayNot,

            @Schema(description = "Tokens of the model's context, for reading and writing together")
            int contextTokens,

            @Schema(description = "Models that 'model' can name; without it, any of them may answer")
            List<String> models,

            @Schema(description = "Models that are usually offered and that no worker has at the moment")
            List<String> modelsAway,

            @Schema(description = "A note about the languages in which students can ask") @Nullable
            String answerLanguageNote,

            @Schema(
                    description =
                            "Whether 'may' and 'mayNot' are the program's defaults, because nobody wrote any for the"
                                    + " course. A page can then show them in its own language")
            boolean builtIn) {}
}
