package dev.codementor.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.api.fixture.Recorder;
import dev.codementor.chores.Chores;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.fleet.DispatchWindow;
import dev.codementor.fleet.FleetProperties;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.fleet.Pauses;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.InstanceDirectory.WorkerState;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.JobRequest;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import dev.codementor.ledger.postgres.PostgresLedger;
import dev.codementor.telemetry.CourseLabels;
import dev.codementor.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class SweeperTest {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final int WINDOW = 2;

    private static HikariDataSource database;
    private final String owner = "swept-" + UUID.randomUUID();
    private final Recorder recorder = new Recorder();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger failures = new AtomicInteger();
    private PostgresLedger ledger;
    private Chores sweeper;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh().pool();
        PostgresLedger.migrate(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void use() {
        ledger = new PostgresLedger(database);
    }

    @AfterEach
    void stop() {
        if (sweeper != null) {
            sweeper.stop();
        }
        ledger.close();
    }

    @Test
    void sendsAgainWhatWasNeverSent() {
        recorder.noteIn(ledger.dispatch());
        JobId job = accept();

        start(settings(SOON, NEVER, NEVER, false));

        eventually().untilAsserted(() -> assertThat(recorder.sent(job)).hasSize(1));
        eventually().untilAsserted(() -> assertThat(state(job)).isEqualTo(JobState.QUEUED));
    }

    @Test
    void sendsAgainWhatVanishedFromItsQueue() {
        JobId job = accept();
        ledger.dispatch().markQueued(List.of(job));

        start(settings(NEVER, SOON, NEVER, false));

        eventually().untilAsserted(() -> assertThat(recorder.sent(job)).isNotEmpty());
    }

    @Test
    void sendsEverythingAgainWhenQueuesStartEmpty() {
        JobId job = accept();
        ledger.dispatch().markQueued(List.of(job));

        start(settings(NEVER, NEVER, NEVER, true));

        eventually().untilAsserted(() -> assertThat(recorder.sent(job)).isNotEmpty());
    }

    @Test
    void releasesHeldJobsWhenWorkersCome() {
        accept();
        accept();
        JobId third = accept();
        start(settings(NEVER, NEVER, NEVER, false));
        assertThat(recorder.sent(third)).isEmpty();

        String worker = "worker-" + owner;
        ledger.instances().announceWorker(new WorkerState(worker, "1", "m", 4, 0, false, false));

        try {
            eventually().untilAsserted(() -> assertThat(recorder.sent(third)).hasSize(1));
        } finally {
            ledger.instances().withdrawWorker(worker);
        }
    }

    @Test
    void takesJobsBackFromLostWorkers() {
        JobId job = accept();
        claim(job, Duration.ofMillis(1));

        start(settings(NEVER, NEVER, NEVER, false));

        eventually().untilAsserted(() -> assertThat(recorder.sent(job)).isNotEmpty());
        assertThat(state(job)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void expiresWhatIsTooOldAndTellsReadersAndArchive() {
        JobId job = accept(Duration.ofMillis(1));

        start(settings(NEVER, NEVER, NEVER, false));

        eventually().untilAsserted(() -> assertThat(recorder.events(job)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(LiveEvent.Settled.class, settled -> assertThat(settled.state())
                        .isEqualTo(JobState.EXPIRED))));
        assertThat(recorder.announced(job)).isEqualTo(1);
    }

    @Test
    void announcesSettledJobsWhoseAnnouncementWasLost() {
        JobId job = accept();
        Attempt attempt = claim(job, Duration.ofMinutes(1));
        ledger.attempts()
                .settle(
                        attempt,
                        new Outcome.Answered("a", null, new ModelUse("m", null, false), new Usage(1, null, 1)),
                        WINDOW);

        start(settings(NEVER, NEVER, SOON, false));

        eventually().untilAsserted(() -> assertThat(recorder.announced(job)).isPositive());
        assertThat(meters.counter("codementor.chore.items", "chore", "announce-unarchived")
                        .count())
                .isPositive();
    }

    @Test
    void goesOnAfterLedgerWasAway() {
        AtomicBoolean away = new AtomicBoolean(true);
        JobId job = accept();

        start(settings(SOON, NEVER, NEVER, false), failingWhile(away));
        eventually().until(() -> failures.get() > 3);
        away.set(false);

        eventually().untilAsserted(() -> assertThat(recorder.sent(job)).isNotEmpty());
    }

    private DispatchLedger failingWhile(AtomicBoolean away) {
        DispatchLedger real = ledger.dispatch();
        return (DispatchLedger) Proxy.newProxyInstance(
                DispatchLedger.class.getClassLoader(), new Class<?>[] {DispatchLedger.class}, (proxy, method, args) -> {
                    if (away.get()) {
                        failures.incrementAndGet();
                        throw new DataAccessResourceFailureException("away");
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void start(DispatchProperties settings) {
        start(settings, ledger.dispatch());
    }

    private void start(DispatchProperties settings, DispatchLedger dispatchLedger) {
        FleetProperties fleet = new FleetProperties(
                Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(7), WINDOW, 8);
        LiveWorkers workers = new LiveWorkers(ledger.instances(), fleet, Clock.systemUTC());
        Dispatcher dispatcher = new Dispatcher(
                recorder,
                recorder,
                new DispatchWindow(workers, fleet),
                new Pauses(ledger.operationsReader(), Clock.systemUTC()),
                new Admissions(meters, new CourseLabels(20)));
        sweeper = Chores.oneAfterAnother("sweeper", meters, new Sweeper(dispatchLedger, dispatcher, settings).chores());
        sweeper.start();
    }

    private static DispatchProperties settings(
            Duration unsent, Duration vanished, Duration unarchived, boolean resendAll) {
        return new DispatchProperties(SOON, unsent, vanished, unarchived, 100, resendAll);
    }

    private JobId accept() {
        return accept(Duration.ofMinutes(30));
    }

    private JobId accept(Duration timeToLive) {
        NewJob job = new NewJob(JobId.next(), JobRequest.of(JobKind.PROMPT, "cs101", owner, "Why?"), null, timeToLive);
        assertThat(ledger.intake().accept(job, new Quota(100, 100), WINDOW)).isInstanceOf(Acceptance.Accepted.class);
        return job.id();
    }

    private Attempt claim(JobId job, Duration lease) {
        var claim = ledger.attempts().claim(job, "lost-worker", lease, 3);
        assertThat(claim).isInstanceOf(AttemptLedger.Claim.Claimed.class);
        return ((AttemptLedger.Claim.Claimed) claim).attempt();
    }

    private JobState state(JobId job) {
        return ledger.reader().find(job).orElseThrow().state();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50));
    }
}
