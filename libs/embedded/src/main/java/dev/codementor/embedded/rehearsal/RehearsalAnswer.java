package dev.codementor.embedded.rehearsal;

/**
 * The text of a rehearsal answer: a pure function of the student's last message, so a test knows the exact text of
 * every answer in advance, and a resumed answer ends like an uninterrupted one.
 */
public final class RehearsalAnswer {

    /** How every answer starts. */
    public static final String NOTICE = "This is a rehearsal answer: no language model has written it.";

    /**
     * A message that begins with this line is answered with the lines after it. Tests of how answers are shown use
     * this.
     */
    public static final String SCRIPT = "Rehearse this answer:\n";

    private static final int EXCERPT = 160;

    private static final String[] FIRST_STEPS = {
        "say in one sentence what the code is meant to do",
        "find the smallest input for which it goes wrong",
        "read the error message from its first line to its last",
        "follow one value through the code with pencil and paper"
    };
    private static final String[] QUESTIONS = {
        "What is true before the loop starts, and still true after each turn?",
        "Which line is the first whose result differs from what you expect?",
        "What happens when the list is empty?",
        "Who else can change this variable?",
        "What does the function promise to its caller?"
    };
    private static final String[] HINTS = {
        "Print the value just before it is used; the surprise is usually one line earlier.",
        "Write the test first, watch it fail, and only then change the code.",
        "Give the variable a name that says what it holds; the mistake often shows itself.",
        "Take half of the code away and see whether the problem stays.",
        "Compare with the example in the course notes, line by line.",
        "Look at the borders: first, last, none, one, many."
    };

    private RehearsalAnswer() {}

    /**
     * The whole answer to a message: the lines of a {@link #SCRIPT}, or otherwise about 700 characters, some of them
     * outside ASCII and outside the basic plane.
     */
    public static String to(String lastUserMessage) {
        if (lastUserMessage.startsWith(SCRIPT) && lastUserMessage.length() > SCRIPT.length()) {
            return lastUserMessage.substring(SCRIPT.length());
        }
        int seed = lastUserMessage.hashCode();
        String reference = Integer.toHexString(seed);
        return NOTICE + "\n\n"
                + "You wrote: “" + excerpt(lastUserMessage) + "” (" + lastUserMessage.length()
                + " characters, reference "
                + reference + ").\n\n"
                + "Before you look for a solution, " + pick(FIRST_STEPS, seed) + ". Then ask yourself: "
                + pick(QUESTIONS, seed >>> 3) + "\n\n"
                + "```java\n"
                + "// reference " + reference + "\n"
                + "for (int i = 0; i < values.length; i++) {\n"
                + "    System.out.println(i + \" → \" + values[i]);\n"
                + "}\n"
                + "```\n\n"
                + "- " + pick(HINTS, seed >>> 7) + "\n"
                + "- " + pick(HINTS, (seed >>> 7) + 1) + "\n\n"
                + "Naïve first attempts are fine: nobody’s début is flawless."
                + " 🙂 A real model’s answer would stand here.";
    }

    private static String pick(String[] choices, int seed) {
        return choices[Math.floorMod(seed, choices.length)];
    }

    /** The start of the message on one line, without characters that a database or a terminal could not handle. */
    private static String excerpt(String message) {
        var excerpt = new StringBuilder(EXCERPT + 1);
        boolean space = false;
        int taken = 0;
        for (int i = 0; i < message.length(); ) {
            int point = message.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isISOControl(point)) {
                space = taken > 0;
                continue;
            }
            if (taken + (space ? 1 : 0) >= EXCERPT) {
                return excerpt.append('…').toString();
            }
            if (space) {
                excerpt.append(' ');
                taken++;
                space = false;
            }
            excerpt.appendCodePoint(Character.getType(point) == Character.SURROGATE ? 0xFFFD : point);
            taken++;
        }
        return excerpt.toString();
    }
}
