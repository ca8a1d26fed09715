package dev.codementor.worker.prompt;

import dev.codementor.worker.model.ChatMessage;

/** What the mentor is told before it reads a student's text: the same bytes for every prompt of a course. */
record CourseText(String policy, String notes, ChatMessage message, int tokens) {

    CourseText(String policy, String notes) {
        this(policy, notes, notes.isEmpty() ? policy : policy + "\n\n# About this course\n\n" + notes);
    }

    private CourseText(String policy, String notes, String all) {
        this(policy, notes, new ChatMessage(ChatMessage.Role.SYSTEM, all), TokenEstimate.of(all));
    }
}
