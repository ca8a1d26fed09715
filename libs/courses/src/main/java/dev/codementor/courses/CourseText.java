package dev.codementor.courses;

/**
 * What the mentor is told before it reads a student's text: the same bytes for every prompt of a course.
 *
 * @param notes empty when there are none
 * @param text policy and notes as one
 * @param tokens that the text may have
 */
public record CourseText(String policy, String notes, String text, int tokens) {

    CourseText(String policy, String notes) {
        this(policy, notes, notes.isEmpty() ? policy : policy + "\n\n# About this course\n\n" + notes);
    }

    private CourseText(String policy, String notes, String all) {
        this(policy, notes, all, TokenEstimate.of(all));
    }
}
