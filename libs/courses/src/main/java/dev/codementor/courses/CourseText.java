package dev.codementor.courses;

import dev.codementor.text.TokenEstimate;

/**
 * The text that the mentor reads before a student's text: the same bytes for every prompt of a course.
 *
 * @param notes empty when there are none
 * @param text policy and notes as one
 * @param tokens an upper estimate for the text
 */
public record CourseText(String policy, String notes, String text, int tokens) {

    CourseText(String policy, String notes) {
        this(policy, notes, notes.isEmpty() ? policy : policy + "\n\n# About this course\n\n" + notes);
    }

    private CourseText(String policy, String notes, String all) {
        this(policy, notes, all, TokenEstimate.ofMessage(all));
    }
}
