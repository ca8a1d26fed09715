package dev.codementor.grading.rubric;

import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.canonical.Digest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The criteria by which the submissions of an assignment are graded. {@link RubricReader} makes only rubrics that meet
 * the constraints below.
 *
 * @param id 1 to 64 lower-case letters, digits and hyphens
 * @param language of the feedback to students, a BCP 47 tag
 * @param assignment what the students were asked to do, for the grader; empty when the criteria say enough
 * @param criteria 1 to 50, in the order in which they are asked and shown
 */
public record Rubric(String id, String title, String language, String assignment, List<Criterion> criteria) {

    public Rubric {
        criteria = List.copyOf(criteria);
    }

    public Optional<Criterion> criterion(String id) {
        return criteria.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The same rubric with only these criteria, for grading again what changed. */
    public Rubric only(Set<String> ids) {
        return new Rubric(
                id,
                title,
                language,
                assignment,
                criteria.stream().filter(each -> ids.contains(each.id())).toList());
    }

    /** The points of all criteria that are not extra credit. */
    public BigDecimal maximum() {
        return criteria.stream()
                .filter(each -> !each.extraCredit())
                .map(Criterion::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A text that is the same for equal rubrics, however their files spell, order or comment them. */
    public String canonical() {
        return CanonicalJson.of(RubricJson.of(this));
    }

    /** The digest of {@link #canonical}. It pins exactly what was asked. */
    public Digest version() {
        return Digest.of(canonical());
    }
}
