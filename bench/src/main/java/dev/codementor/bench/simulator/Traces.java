package dev.codementor.bench.simulator;

import dev.codementor.cost.UsualClass;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** The traces that the simulator brings along. Each begins with a quiet half hour, so that policies start from rest. */
final class Traces {

    static final List<String> NAMES = List.of("lab", "rush", "night", "flood");

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double QUIET = 30 * MINUTE;

    /** Half of all prompts and answers are between two thirds and one and a half times the usual length. */
    private static final double SPREAD_OF_LENGTHS = 0.6;

    /** What a course tells the model before each question. */
    private static final int COURSE_TOKENS = 400;

    /** A rubric with its instructions, and a submission with a grade for each criterion. */
    private static final int RUBRIC_TOKENS = 1_500;

    private static final int SUBMISSION_TOKENS = 400;
    private static final int GRADES_TOKENS = 500;

    /** Most tokens of an answer ({@code CODEMENTOR_WORKER_MODEL_ANSWER_TOKENS}). */
    private static final int LONGEST_ANSWER = 2_048;

    private final int students;
    private final RandomGenerator random;
    private final List<Arrival> arrivals = new ArrayList<>();

    private Traces(int students, long seed) {
        this.students = students;
        this.random = new SplittableRandom(seed);
    }

    /**
     * One of {@link #NAMES}.
     *
     * @throws IllegalArgumentException when there is no such trace
     */
    static Trace of(String name, int students, long seed) {
        Traces traces = new Traces(students, seed ^ name.hashCode());
        return switch (name) {
            case "lab" -> traces.lab();
            case "rush" -> traces.rush();
            case "night" -> traces.night();
            case "flood" -> traces.flood();
            default -> throw new IllegalArgumentException("no trace is called " + name);
        };
    }

    /** A lesson of 90 minutes in which everybody asks as often as at the busiest time of a usual class. */
    private Trace lab() {
        double end = QUIET + 90 * MINUTE;
        questions(QUIET, end, students / (double) UsualClass.SECONDS_BETWEEN_PROMPTS, _ -> 1);
        return new Trace("lab", arrivals, end, new Trace.Lesson(QUIET, end));
    }

    /** Four hours before a deadline: a question in half an hour from each student at first, one in 90 s at the end. */
    private Trace rush() {
        double deadline = QUIET + 4 * HOUR;
        double most = students / 90.0;
        double least = students / (30 * MINUTE);
        questions(
                QUIET,
                deadline,
                most,
                now -> (least + (most - least) * Math.exp((now - deadline) / (20 * MINUTE))) / most);
        return new Trace("rush", arrivals, deadline, new Trace.Lesson(deadline - HOUR, deadline));
    }

    /** Four submissions of each student to grade at once, and a question in two hours from each who is still awake. */
    private Trace night() {
        for (int submission = 0; submission < 4 * students; submission++) {
            arrivals.add(new Arrival(
                    QUIET,
                    Kind.GRADING,
                    0,
                    "rubric",
                    RUBRIC_TOKENS,
                    about(SUBMISSION_TOKENS),
                    Math.min(LONGEST_ANSWER, about(GRADES_TOKENS))));
        }
        double end = QUIET + 6 * HOUR;
        questions(QUIET, end, students / (2 * HOUR), _ -> 1);
        return new Trace("night", arrivals, end, Trace.Lesson.UNANNOUNCED);
    }

    /** A lesson of an hour, in the middle of which a program of one student asks every second for ten minutes. */
    private Trace flood() {
        double end = QUIET + HOUR;
        questions(QUIET, end, students / (double) UsualClass.SECONDS_BETWEEN_PROMPTS, _ -> 1);
        for (int second = 0; second < 10 * MINUTE; second++) {
            arrivals.add(question(QUIET + 25 * MINUTE + second, students));
        }
        return new Trace("flood", arrivals, end, new Trace.Lesson(QUIET, end));
    }

    /** Questions at random times; the rate at a time is a share, 0 to 1, of the highest one. */
    private void questions(double from, double to, double highestRate, DoubleUnaryOperator share) {
        double now = from;
        while (true) {
            now += random.nextExponential() / highestRate;
            if (now >= to) {
                return;
            }
            if (random.nextDouble() < share.applyAsDouble(now)) {
                arrivals.add(question(now, random.nextInt(students)));
            }
        }
    }

    private Arrival question(double at, int student) {
        return new Arrival(
                at,
                Kind.QUESTION,
                student,
                "course",
                COURSE_TOKENS,
                about(UsualClass.READ_TOKENS),
                Math.min(LONGEST_ANSWER, about(UsualClass.WRITTEN_TOKENS)));
    }

    /** A length of that mean. */
    private int about(int mean) {
        double drift = SPREAD_OF_LENGTHS * SPREAD_OF_LENGTHS / 2;
        return (int) Math.max(1, Math.round(mean * Math.exp(SPREAD_OF_LENGTHS * random.nextGaussian() - drift)));
    }
}
