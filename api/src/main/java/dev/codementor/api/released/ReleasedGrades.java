package dev.codementor.api.released;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of a student's released grades, newest batch first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReleasedGrades")
record ReleasedGrades(
        List<ReleasedGrade> items,

        @Schema(description = "Value of 'before' that continues the list; absent at its end") @Nullable
        String next) {}
