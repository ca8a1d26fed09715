package dev.codementor.cost;

/** What programs assume of a class when nobody says anything else. These are assumptions, not measurements. */
public final class UsualClass {

    /** Students that work at the same time. */
    public static final int STUDENTS = 30;

    /** Seconds between two prompts of one student at the busiest time. */
    public static final int SECONDS_BETWEEN_PROMPTS = 180;

    /** Tokens of a prompt that no cache holds. */
    public static final int READ_TOKENS = 200;

    /** Tokens of an answer. */
    public static final int WRITTEN_TOKENS = 300;

    /** Seconds within which a student shall see the first text. */
    public static final int FIRST_TEXT_SECONDS = 3;

    private UsualClass() {}
}
