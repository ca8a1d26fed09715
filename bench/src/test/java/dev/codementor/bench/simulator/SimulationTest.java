package dev.codementor.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every simulation, whatever arrives and whoever decides. */
class SimulationTest {

    private static final int ENOUGH = 20_000;

    static Stream<Arguments> all() {
        return Traces.NAMES.stream().flatMap(trace -> Worlds.policies().map(policy -> Arguments.of(trace, policy)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void losesNoJobAndInventsNone(String name, Policy policy) {
        Trace trace = Traces.of(name, 12, 3);
        World rough = Worlds.withReclaims(6, Duration.ofMinutes(2));

        Outcome outcome = new Simulation(rough, Worlds.SPEEDS, true, policy, trace, 3).run();

        assertThat(outcome.arrivals())
                .isEqualTo(trace.arrivals().size())
                .isEqualTo(outcome.refused()
                        + outcome.count(Job.State.ANSWERED)
                        + outcome.count(Job.State.FAILED)
                        + outcome.waiting());
        assertThat(outcome.waiting()).isZero();
        assertThat(outcome.peak()).isLessThanOrEqualTo(2 * policy.max());
    }

    @Test
    void keepsForEverWhatNoPodTakes() {
        Trace trace = new Trace("one", List.of(grading(0, 10)), 60, Trace.Lesson.UNANNOUNCED);

        Outcome outcome = run(Worlds.USUAL, Policy.fixed(0), trace);

        assertThat(outcome.waiting()).isEqualTo(1);
    }

    @Test
    void paysForPodsThatWereThere() {
        Outcome outcome = run(Worlds.USUAL, Policy.fixed(3), Traces.of("lab", 10, 1));

        assertThat(outcome.podSeconds()).isEqualTo(3 * outcome.end());
        assertThat(outcome.dollars(0.5)).isCloseTo(3 * outcome.end() / 3_600 * 0.5, within(1e-9));
    }

    @Test
    void paysForEmptyNodesUntilTheyGo() {
        Trace trace = new Trace("one", List.of(question(10, 0, 1, 380)), 60, Trace.Lesson.UNANNOUNCED);
        Policy policy =
                new Policy("backlog", List.of(new Trigger.Backlog(Duration.ofSeconds(10))), 0, 1, null, null, null);

        Outcome outcome = run(Worlds.USUAL, policy, trace);

        assertThat(outcome.jobs().getFirst().state()).isEqualTo(Job.State.ANSWERED);
        assertThat(outcome.paidSeconds() - outcome.podSeconds())
                .isCloseTo(Text.seconds(Worlds.USUAL.startup().nodeLingers()), within(1e-6));
    }

    @Test
    void letsNobodyWaitLongerWithMorePods() {
        Trace trace = randomQuestions(2_000, 0.2, 5);
        List<Job> before = run(Worlds.withOneSlot(), Policy.fixed(2), trace).jobs();
        for (int pods = 3; pods <= 6; pods++) {
            Outcome more = run(Worlds.withOneSlot(), Policy.fixed(pods), trace);
            for (int i = 0; i < before.size(); i++) {
                assertThat(more.jobs().get(i).toFirstText(more.end()))
                        .isLessThanOrEqualTo(before.get(i).toFirstText(more.end()) + 1e-6);
            }
            before = more.jobs();
        }
    }

    @Test
    void agreesWithErlang() {
        int pods = 3;
        double load = 2.4;
        double service = 10;
        Trace trace = randomQuestions(ENOUGH, load / service, 11);

        Outcome outcome = run(Worlds.withOneSlot(), Policy.fixed(pods), trace);

        double mean = outcome.jobs().stream()
                .mapToDouble(job -> job.toFirstText(outcome.end()))
                .average()
                .orElseThrow();
        double expected = erlangC(pods, load) * service / (pods - load);
        assertThat(mean).isCloseTo(expected, within(0.1 * expected));
    }

    @Test
    void continuesQuestionsThatSpotInterrupted() {
        World rough = Worlds.withReclaims(30, Duration.ofMinutes(2));
        Trace trace = new Trace(
                "long answers",
                IntStream.range(0, 40)
                        .mapToObj(i -> question(i * 60, i, 200, 2_000))
                        .toList(),
                2_400,
                Trace.Lesson.UNANNOUNCED);

        Outcome outcome = new Simulation(rough, Worlds.SPEEDS, true, Policy.fixed(4), trace, 1).run();
        Outcome calm = new Simulation(rough, Worlds.SPEEDS, false, Policy.fixed(4), trace, 1).run();

        assertThat(outcome.jobs()).allMatch(job -> job.state() == Job.State.ANSWERED);
        assertThat(outcome.jobs().stream().mapToInt(Job::resumes).sum()).isPositive();
        assertThat(calm.jobs()).allMatch(job -> job.resumes() == 0);
        double lost = outcome.jobs().stream()
                .filter(job -> job.resumes() == 1)
                .mapToDouble(job -> job.toSettled(0))
                .max()
                .orElse(0);
        // An answer that began anew after a reclaim in its middle would take twice its 2,000 / 38 s, slots shared or
        // not.
        assertThat(lost).isLessThan(2 * 2_000 / 24.7);
    }

    @Test
    void takesJobsOfDeadPodsUpAfterTheirLease() {
        World rough = Worlds.withReclaims(30, Duration.ZERO);
        Trace trace = new Trace(
                "gradings",
                IntStream.range(0, 40).mapToObj(i -> grading(i * 30, 1_000)).toList(),
                1_200,
                Trace.Lesson.UNANNOUNCED);

        Outcome outcome = new Simulation(rough, Worlds.SPEEDS, true, Policy.fixed(3), trace, 1).run();

        assertThat(outcome.jobs().stream().mapToInt(Job::resumes).sum()).isPositive();
        assertThat(outcome.count(Job.State.ANSWERED)).isEqualTo(40);
    }

    @Test
    void refusesFloodAndServesTheOthers() {
        Trace trace = Traces.of("flood", 10, 1);

        Outcome outcome = run(Worlds.USUAL, Policy.fixed(4), trace);

        assertThat(outcome.refused()).isGreaterThan(300);
        assertThat(outcome.jobs().stream()
                        .filter(job -> job.arrival().owner() < 10)
                        .filter(job -> job.state() == Job.State.ANSWERED)
                        .count())
                .isGreaterThan(150);
        assertThat(outcome.count(Job.State.FAILED)).isZero();
    }

    @Test
    void expiresQuestionsThatNobodyAnswers() {
        Policy none = Policy.fixed(0);
        Trace trace = new Trace("one", List.of(question(5, 0, 10, 10)), 60, Trace.Lesson.UNANNOUNCED);

        Job job = run(Worlds.USUAL, none, trace).jobs().getFirst();

        assertThat(job.state()).isEqualTo(Job.State.FAILED);
        assertThat(job.toSettled(0)).isCloseTo(1_800, within(1e-6));
    }

    private static Outcome run(World world, Policy policy, Trace trace) {
        return new Simulation(world, new Speeds(1e6, 38, 1, 1), false, policy, trace, 1).run();
    }

    /** Poisson arrivals whose answers take 10 s on average at 38 tokens a second, exponentially. */
    private static Trace randomQuestions(int count, double aSecond, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Arrival> arrivals = new ArrayList<>();
        double now = 0;
        for (int i = 0; i < count; i++) {
            now += random.nextExponential() / aSecond;
            arrivals.add(question(now, i, 1, (int) Math.max(1, Math.round(random.nextExponential() * 380))));
        }
        return new Trace("random", arrivals, now, Trace.Lesson.UNANNOUNCED);
    }

    private static Arrival question(double at, int owner, int prompt, int answer) {
        return new Arrival(at, Kind.QUESTION, owner, "", 0, prompt, answer);
    }

    private static Arrival grading(double at, int answer) {
        return new Arrival(at, Kind.GRADING, 0, "", 0, 1, answer);
    }

    /** The share of jobs that wait, by the textbook's sums. */
    private static double erlangC(int servers, double load) {
        double term = 1;
        double sum = 0;
        for (int n = 0; n < servers; n++) {
            sum += term;
            term *= load / (n + 1);
        }
        double waiting = term * servers / (servers - load);
        return waiting / (sum + waiting);
    }
}
