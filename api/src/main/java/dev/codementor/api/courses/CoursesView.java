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

            @Schema(description = "The id when nobody wrote a name")
            String name,

            @Schema(description = "What the mentor does") List<String> may,

            @Schema(description = "What it leaves to the student")
            List<String> mayNot,

            @Schema(description = "Tokens that the model reads and writes at once")
            int contextTokens,

            @Schema(description = "Models that one can ask for with 'model'; which one answers otherwise is open")
            List<String> models,

            @Schema(description = "About the languages in which one can ask") @Nullable
            String answerLanguageNote,

            @Schema(
                    description =
                            "Whether 'may' and 'mayNot' are the program's own, as nobody wrote any for the course; a"
                                    + " page can then say them in its own language")
            boolean builtIn) {}
}
