package dev.codementor.courses;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people edit the texts that the mentor reads.
 *
 * @param dir holds a directory for each course with {@code policy.md} and {@code notes.md} for the
 *     mentor and {@code about.yaml} for its students, and one called {@code default} for courses without a directory;
 *     from {@code CODEMENTOR_COURSES_DIR}; without it the program's own policy applies to all courses
 * @param longestPolicy most characters of a policy, 100 to 100,000; the rest is cut off
 * @param longestNotes most characters of notes, 0 to 100,000; the rest is cut off
 * @param mostTurns most earlier questions of a conversation that are read, 0 to 100
 */
@Validated
@ConfigurationProperties("codementor.courses")
public record CourseProperties(
        @Nullable Path dir,
        @DefaultValue("6000") @Min(100) @Max(100_000) int longestPolicy,
        @DefaultValue("8000") @Min(0) @Max(100_000) int longestNotes,
        @DefaultValue("20") @Min(0) @Max(100) int mostTurns) {}
