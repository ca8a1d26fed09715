package dev.codementor.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kind of a job, which determines the queue on which it travels. */
public enum JobKind {
    /** A student's question; travels on the queue {@code interactive}. */
    @JsonProperty("prompt")
    PROMPT("prompt", "interactive"),

    /** One submission of a batch; travels on the queue {@code grading}. */
    @JsonProperty("grading")
    GRADING("grading", "grading");

    private final String wireName;
    private final String queue;

    JobKind(String wireName, String queue) {
        this.wireName = wireName;
        this.queue = queue;
    }

    /** The name in JSON and in the ledger. */
    public String wireName() {
        return wireName;
    }

    /** The logical name of the queue on which jobs of this kind travel. */
    public String queue() {
        return queue;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static JobKind ofWireName(String wireName) {
        for (JobKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there is no job kind " + wireName);
    }
}
