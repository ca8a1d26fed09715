package dev.codementor.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.codementor.contract.JobId;
import dev.codementor.contract.JobKind;
import dev.codementor.contract.JobState;
import dev.codementor.contract.OutcomeMessage;
import dev.codementor.contract.live.LiveEvent;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.ReleasedJob;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StreamJobQueuesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private record Call(String binding, List<QueueSender.Payload> payloads) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<JobId> queued = new CopyOnWriteArrayList<>();
    private final List<LiveEvent> events = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(1_000_000);
    private volatile boolean away;

    private final StreamJobQueues queues = new StreamJobQueues(this::send, ledger(), events::add);

    @AfterEach
    void stop() {
        gate.release(1_000_000);
        queues.stop();
    }

    @Test
    void sendsAJobInItsOwnersGroupAndNotesItAfterwards() {
        JobId job = JobId.next();

        queues.send(List.of(aJobOf("ada", job)));

        await().atMost(SOON).until(() -> queued.contains(job));
        assertThat(calls)
                .containsExactly(new Call(
                        "interactive-out",
                        List.of(new QueueSender.Payload("{\"job\":\"" + job + "\"}", GroupName.of("ada")))));
        assertThat(GroupName.of("ada")).doesNotContain("ada").isNotEqualTo(GroupName.of("grace"));
        assertThat(events).containsExactly(new LiveEvent.StateChanged(job, "ada", JobState.QUEUED));
    }

    @Test
    void sendsWhatGathersTogether() {
        gate.drainPermits();
        IntStream.range(0, 250).forEach(i -> queues.send(List.of(aJobOf("ada", JobId.next()))));

        gate.release(1_000);

        await().atMost(SOON).until(() -> queued.size() == 250);
        assertThat(calls).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void leavesToTheSweeperWhatItCannotSend() {
        away = true;
        queues.send(List.of(aJobOf("ada", JobId.next())));
        queues.announce(JobId.next());
        await().atMost(SOON).until(() -> calls.size() == 2);
        assertThat(queued).isEmpty();

        away = false;
        JobId later = JobId.next();
        queues.send(List.of(aJobOf("ada", later)));

        await().atMost(SOON).untilAsserted(() -> assertThat(queued).containsExactly(later));
    }

    @Test
    void announcesOutcomesThatComeTogetherInOneMessage() {
        gate.drainPermits();
        List<JobId> settled =
                IntStream.range(0, 230).mapToObj(i -> JobId.next()).toList();
        settled.forEach(queues::announce);

        gate.release(1_000);

        await().atMost(SOON).untilAsserted(() -> assertThat(announced()).containsExactlyElementsOf(settled));
        assertThat(calls).hasSizeLessThanOrEqualTo(4).allSatisfy(call -> assertThat(call.binding())
                .isEqualTo("outcomes-out"));
    }

    @Test
    void sendsWhatHasGatheredWhenItIsStopped() {
        JobId settled = JobId.next();
        queues.announce(settled);

        queues.stop();

        assertThat(announced()).containsExactly(settled);
    }

    private List<JobId> announced() {
        JsonMapper json = new JsonMapper();
        return calls.stream()
                .flatMap(call -> call.payloads().stream())
                .flatMap(payload -> json.readValue(payload.json(), OutcomeMessage.class).jobs().stream())
                .toList();
    }

    private static ReleasedJob aJobOf(String owner, JobId id) {
        return new ReleasedJob(id, JobKind.PROMPT, owner, owner);
    }

    private void send(String binding, List<QueueSender.Payload> payloads) {
        gate.acquireUninterruptibly();
        calls.add(new Call(binding, payloads));
        if (away) {
            throw new IllegalStateException("the queue is away");
        }
    }

    /** Of the ledger, only the note matters here. */
    private DispatchLedger ledger() {
        return (DispatchLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DispatchLedger.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("markQueued")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    ((Collection<?>) arguments[0]).forEach(job -> queued.add((JobId) job));
                    return null;
                });
    }
}
