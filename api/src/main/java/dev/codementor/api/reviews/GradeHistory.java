package dev.codementor.api.reviews;

import dev.codementor.api.grades.GradeView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Every grade that an item has had, oldest first. */
@Schema(name = "GradeHistory")
record GradeHistory(String customId, List<GradeView> grades) {}
