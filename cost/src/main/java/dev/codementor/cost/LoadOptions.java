package dev.codementor.cost;

import picocli.CommandLine.Option;

/** What students ask, and how soon they shall see the first text. */
final class LoadOptions {

    @Option(
            names = "--students",
            paramLabel = "N",
            defaultValue = "" + UsualClass.STUDENTS,
            description = "Students that work at the same time, 1 to 100000. Default: ${DEFAULT-VALUE}")
    private int students;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "" + UsualClass.SECONDS_BETWEEN_PROMPTS,
            description = "Time between two prompts of one student at the busiest time, 1 to 86400. Default:"
                    + " ${DEFAULT-VALUE}")
    private double every;

    @Option(
            names = "--prompts",
            paramLabel = "N",
            defaultValue = "20",
            description = "Prompts of one student in a day, 0 to 10000. Default: ${DEFAULT-VALUE}")
    private double prompts;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "22",
            description = "Days of teaching in a month, 0 to 31. Default: ${DEFAULT-VALUE}")
    private double days;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "8",
            description = "Hours of a teaching day in which workers run, 1 to 24. Default: ${DEFAULT-VALUE}")
    private double hours;

    @Option(
            names = "--read-tokens",
            paramLabel = "N",
            defaultValue = "" + UsualClass.READ_TOKENS,
            description = "Tokens of a prompt that no cache holds, 1 to 1000000. Default: ${DEFAULT-VALUE}")
    private double readTokens;

    @Option(
            names = "--write-tokens",
            paramLabel = "N",
            defaultValue = "" + UsualClass.WRITTEN_TOKENS,
            description = "Tokens of an answer, 1 to 1000000. Default: ${DEFAULT-VALUE}")
    private double writeTokens;

    @Option(
            names = "--first-text",
            paramLabel = "SECONDS",
            defaultValue = "" + UsualClass.FIRST_TEXT_SECONDS,
            description = "Time within which 95 %% of the students shall see the first text, 0.1 to 3600. Default:"
                    + " ${DEFAULT-VALUE}")
    private double firstText;

    /** @throws BadInput when a number is out of its bounds */
    Load load() {
        return new Load(
                (int) NumberOption.within("--students", students, 1, 100_000),
                NumberOption.within("--every", every, 1, 86_400),
                NumberOption.within("--prompts", prompts, 0, 10_000),
                new Teaching(NumberOption.within("--days", days, 0, 31), NumberOption.within("--hours", hours, 1, 24)),
                new Tokens(
                        NumberOption.within("--read-tokens", readTokens, 1, 1_000_000),
                        NumberOption.within("--write-tokens", writeTokens, 1, 1_000_000)));
    }

    /** @throws BadInput when it is out of its bounds */
    double firstTextSeconds() {
        return NumberOption.within("--first-text", firstText, 0.1, 3_600);
    }
}
