package dev.codementor.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.embedded.rehearsal.RehearsalModel;
import dev.codementor.embedded.rehearsal.RehearsalSettings;
import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Claim;
import dev.codementor.ledger.JobRecord;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.worker.attempt.Handling.Acknowledge;
import dev.codementor.worker.attempt.Handling.GiveBack;
import dev.codementor.worker.attempt.WorkResult.Answered;
import dev.codementor.worker.attempt.WorkResult.Concluded;
import dev.codementor.worker.attempt.WorkResult.CutOff;
import dev.codementor.worker.attempt.WorkResult.LeaseLost;
import dev.codementor.worker.attempt.WorkResult.ModelAway;
import dev.codementor.worker.attempt.WorkResult.ModelMissing;
import dev.codementor.worker.attempt.WorkResult.NothingToDo;
import dev.codementor.worker.attempt.WorkResult.PromptTooLong;
import dev.codementor.worker.attempt.WorkResult.Stopped;
import dev.codementor.worker.attempt.WorkResult.StoreAway;
import dev.codementor.worker.attempt.WorkResult.Unanswered;
import dev.codementor.worker.attempt.WorkResult.Unreadable;
import dev.codementor.worker.fixture.Workshop;
import dev.codementor.worker.model.ModelEnd;
import dev.codementor.worker.model.ModelFault;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What becomes of a job for each result of its work, on a real ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkResultTest {

    private static final ModelUse MODEL = new ModelUse("a-model", "a-digest", false);
    private static final Usage USAGE = new Usage(12, null, 34);
    private static final String TEXT = "so far";
    private static final int MOST_BROKEN = 3;

    private static final Handling DONE = new Acknowledge();
    private static final Handling AT_ONCE = new GiveBack(Duration.ZERO);

    private static Handling after(int seconds) {
        return new GiveBack(Duration.ofSeconds(seconds));
    }

    private static WorkResult notNow(ModelFault fault) {
        return new Unanswered(new ModelEnd.NotNow(fault));
    }

    private static WorkResult broken(ModelFault fault) {
        return new Unanswered(new ModelEnd.Broken(fault));
    }

    private static WorkResult refused(FailureCode code) {
        return new Unanswered(new ModelEnd.Refused(ModelFault.REFUSED, code));
    }

    /** The work of one attempt: what it wrote (null when it never began), and what came of it. */
    private record Script(@Nullable String wrote, @Nullable Stop stop, Function<ClaimedJob, WorkResult> result)
            implements JobWork {

        static Script ends(@Nullable String wrote, WorkResult result) {
            return new Script(wrote, null, claimed -> result);
        }

        @Override
        public JobKind kind() {
            return JobKind.PROMPT;
        }

        @Override
        public WorkResult work(ClaimedJob claimed) {
            if (wrote != null) {
                RunningAttempt running = claimed.begin(MODEL, "");
                running.write(wrote);
                if (stop != null) {
                    running.stop(stop);
                }
            }
            return result.apply(claimed);
        }
    }

    private record Effect(
            Handling handling, JobState state, @Nullable FailureCode failure, String text) {

        static Effect failed(FailureCode code, String text) {
            return new Effect(DONE, JobState.FAILED, code, text);
        }

        static Effect queued(Handling handling, String text) {
            return new Effect(handling, JobState.QUEUED, null, text);
        }
    }

    private static final Effect ANSWERED = new Effect(DONE, JobState.ANSWERED, null, TEXT);
    private static final Effect ANSWERED_ELSEWHERE = new Effect(DONE, JobState.ANSWERED, null, "");
    private static final Effect CANCELLED = new Effect(DONE, JobState.CANCELLED, null, TEXT);
    private static final Effect TOO_LONG = Effect.failed(FailureCode.ANSWER_TOO_LONG, TEXT);
    private static final Effect LEFT = new Effect(DONE, JobState.RUNNING, null, "");

    // written · result · attempt · effect
    static final List<Arguments> RESULTS = List.of(
            arguments(TEXT, new Answered(USAGE), 1, ANSWERED),
            arguments(TEXT, new CutOff(USAGE), 1, TOO_LONG),
            arguments("", new Concluded(MODEL, USAGE), 1, ANSWERED_ELSEWHERE),
            arguments(null, new Concluded(MODEL, USAGE), 1, ANSWERED_ELSEWHERE),
            arguments("", notNow(ModelFault.BUSY), 1, Effect.queued(after(1), "")),
            arguments("", notNow(ModelFault.UNREACHABLE), 3, Effect.queued(after(4), "")),
            arguments("", notNow(ModelFault.LOADING), 7, Effect.queued(after(30), "")),
            arguments(TEXT, broken(ModelFault.DROPPED), 1, Effect.queued(after(1), TEXT)),
            arguments(TEXT, broken(ModelFault.DROPPED), 2, Effect.queued(after(2), TEXT)),
            arguments(TEXT, broken(ModelFault.IDLE), 3, Effect.failed(FailureCode.MODEL_UNREACHABLE, TEXT)),
            arguments("", broken(ModelFault.EMPTY), 1, Effect.queued(after(1), "")),
            arguments(TEXT, broken(ModelFault.TOTAL), 1, TOO_LONG),
            arguments("", broken(ModelFault.TOTAL), 1, Effect.queued(after(1), "")),
            arguments("", refused(FailureCode.MODEL_REFUSED), 1, Effect.failed(FailureCode.MODEL_REFUSED, "")),
            arguments(null, new ModelMissing(), 1, Effect.failed(FailureCode.MODEL_MISSING, "")),
            arguments(null, new ModelAway("it is away"), 1, Effect.queued(after(1), "")),
            arguments(null, new ModelAway("it is away"), 4, Effect.queued(after(8), "")),
            arguments(null, new PromptTooLong(MODEL), 1, Effect.failed(FailureCode.PROMPT_TOO_LONG, "")),
            arguments("", new Unreadable("it is gone"), 1, Effect.failed(FailureCode.INTERNAL_ERROR, "")),
            arguments("", new StoreAway("it is away"), 2, Effect.queued(after(2), "")),
            arguments(null, new NothingToDo(), 1, new Effect(DONE, JobState.CANCELLED, null, "")),
            arguments(TEXT, new Stopped(Stop.CANCELLED), 1, CANCELLED),
            arguments(TEXT, new Stopped(Stop.DRAINED), 2, Effect.queued(AT_ONCE, TEXT)),
            arguments(TEXT, new Stopped(Stop.TOO_LONG), 1, TOO_LONG),
            arguments(TEXT, new Stopped(Stop.LOST), 1, LEFT),
            arguments(TEXT, new LeaseLost(), 1, LEFT));

    // stop · result · effect
    static final List<Arguments> STOPPED_RESULTS = List.of(
            arguments(Stop.CANCELLED, new Answered(USAGE), CANCELLED),
            arguments(Stop.CANCELLED, new CutOff(USAGE), CANCELLED),
            arguments(Stop.CANCELLED, new Concluded(MODEL, USAGE), ANSWERED_ELSEWHERE),
            arguments(Stop.CANCELLED, broken(ModelFault.DROPPED), CANCELLED),
            arguments(Stop.CANCELLED, notNow(ModelFault.BUSY), CANCELLED),
            arguments(Stop.CANCELLED, refused(FailureCode.MODEL_REFUSED), CANCELLED),
            arguments(Stop.CANCELLED, new ModelMissing(), CANCELLED),
            arguments(Stop.CANCELLED, new ModelAway("it is away"), CANCELLED),
            arguments(Stop.CANCELLED, new Unreadable("it is gone"), CANCELLED),
            arguments(Stop.CANCELLED, new StoreAway("it is away"), CANCELLED),
            arguments(Stop.CANCELLED, new LeaseLost(), LEFT),
            arguments(Stop.LOST, new Answered(USAGE), LEFT),
            arguments(Stop.LOST, broken(ModelFault.DROPPED), LEFT),
            arguments(Stop.LOST, new Unreadable("it is gone"), LEFT),
            arguments(Stop.DRAINED, new Answered(USAGE), ANSWERED),
            arguments(Stop.DRAINED, new CutOff(USAGE), TOO_LONG),
            arguments(Stop.DRAINED, new Concluded(MODEL, USAGE), ANSWERED_ELSEWHERE),
            arguments(Stop.DRAINED, broken(ModelFault.DROPPED), Effect.queued(AT_ONCE, TEXT)),
            arguments(Stop.DRAINED, notNow(ModelFault.BUSY), Effect.queued(AT_ONCE, TEXT)),
            arguments(Stop.DRAINED, refused(FailureCode.MODEL_REFUSED), Effect.queued(AT_ONCE, TEXT)),
            arguments(Stop.DRAINED, new Unreadable("it is gone"), Effect.failed(FailureCode.INTERNAL_ERROR, TEXT)),
            arguments(Stop.DRAINED, new StoreAway("it is away"), Effect.queued(AT_ONCE, TEXT)),
            arguments(Stop.TOO_LONG, broken(ModelFault.DROPPED), TOO_LONG));

    private RehearsalModel rehearsal;
    private Workshop workshop;

    @BeforeAll
    void open() {
        rehearsal = RehearsalModel.start(0, RehearsalSettings.AT_ONCE);
        workshop = Workshop.with(
                rehearsal.endpoint(),
                RehearsalModel.MODEL,
                "codementor.worker.attempt.lease=60s",
                "codementor.worker.attempt.most-broken=" + MOST_BROKEN);
    }

    @AfterAll
    void close() {
        workshop.close();
        rehearsal.close();
    }

    @ParameterizedTest
    @FieldSource("RESULTS")
    void decidesByTheResult(@Nullable String wrote, WorkResult result, int attempt, Effect effect) {
        assertEffect(Script.ends(wrote, result), attempt, effect);
    }

    @ParameterizedTest
    @FieldSource("STOPPED_RESULTS")
    void decidesByTheStopWhereItSaysMore(Stop stop, WorkResult result, Effect effect) {
        assertEffect(new Script(TEXT, stop, claimed -> result), 1, effect);
    }

    @Test
    void attemptsAgainAfterABugAndFailsAfterAFew() {
        Script bug = new Script(TEXT, null, claimed -> {
            throw new IllegalStateException("a bug");
        });

        assertEffect(bug, 1, Effect.queued(after(1), ""));
        assertEffect(bug, MOST_BROKEN, Effect.failed(FailureCode.INTERNAL_ERROR, ""));
    }

    @Test
    void hasARowForEveryResult() {
        assertThat(Stream.of(RESULTS, STOPPED_RESULTS)
                        .flatMap(List::stream)
                        .map(row -> row.get()[1].getClass().getName())
                        .distinct())
                .containsExactlyInAnyOrder(Arrays.stream(WorkResult.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toArray(String[]::new));
    }

    private void assertEffect(Script script, int attempt, Effect effect) {
        workshop.newStudent();
        JobId job = workshop.accept("What comes of it?");
        for (int earlier = 1; earlier < attempt; earlier++) {
            var claim = (Claim.Claimed) workshop.ledger().claim(job, "another", Duration.ofSeconds(30), 10);
            workshop.ledger().release(new Checkpoint(claim.attempt(), null, null, null));
        }
        Map<String, Double> before = endings();

        Handling handling = path(script).handle(job);

        JobRecord found = workshop.find(job);
        assertThat(handling).isEqualTo(effect.handling());
        assertThat(found.state()).isEqualTo(effect.state());
        assertThat(found.attempt()).isEqualTo(attempt);
        assertThat(found.failure())
                .isEqualTo(effect.failure() == null ? null : effect.failure().failure());
        assertThat(found.text()).isEqualTo(effect.text());
        assertThat(found.usage()).isEqualTo(effect.state() == JobState.ANSWERED ? USAGE : null);
        assertThat(endings()).isEqualTo(oneMore(before, ending(effect.state())));
    }

    private JobPath path(JobWork work) {
        return new JobPath(
                workshop.bean(AttemptDesk.class),
                workshop.bean(JobPath.Servers.class),
                List.of(work),
                workshop.bean(AttemptProperties.class),
                workshop.bean(ClaimedJob.Means.class));
    }

    private static String ending(JobState state) {
        return switch (state) {
            case QUEUED -> "released";
            case RUNNING -> "lost";
            default -> state.name().toLowerCase(Locale.ROOT);
        };
    }

    private Map<String, Double> endings() {
        return Arrays.stream(AttemptMeters.Ending.values())
                .map(ending -> ending.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toMap(
                        Function.identity(), ending -> counter(ending).count()));
    }

    private Counter counter(String ending) {
        return workshop.meters()
                .get("codementor.worker.attempts")
                .tag("outcome", ending)
                .counter();
    }

    private static Map<String, Double> oneMore(Map<String, Double> before, String ending) {
        return before.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getKey().equals(ending) ? entry.getValue() + 1 : entry.getValue()));
    }
}
