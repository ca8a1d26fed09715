package dev.codementor.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WebSocket client of pages, by itself, before a notifier that does what it should not; no test waits in earnest. */
@ExtendWith(RunningPages.class)
class LiveEventsIT {

    private static final String WATCH = """
            const Routed = window.WebSocket;
            Object.assign(window, { opened: [], sockets: [], seen: [], token: 'first', held: { epoch: 2, text: 'abcd' }, next: null });
            window.WebSocket = class extends Routed {
              constructor(url) {
                super(url);
                sockets.push(this);
                opened.push(Date.now());
              }
            };
            """;
    private static final String CONNECT = """
            const { LiveEvents } = await import('/assets/live/live-events.js');
            window.live = new LiveEvents('%s', () => token, {
              welcomed: () => live.follow('a-job', held),
              received: (frame) => seen.push(frame.type),
              connection: (state) => seen.push(state),
              rejected: async () => {
                seen.push('rejected');
                if (next === null) {
                  throw new TypeError('no network');
                }
                token = next;
                live.connect();
              },
            });
            live.connect();
            """.formatted(ScriptedNotifier.ADDRESS);

    private final Pages pages;
    private BlankPage blank;
    private ScriptedNotifier notifier;

    LiveEventsIT(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void open() {
        blank = pages.blank();
        notifier = new ScriptedNotifier(blank.page());
        blank.page().reload();
        blank.stopClock();
        blank.run(WATCH + CONNECT);
    }

    @AfterEach
    void close() {
        blank.close();
    }

    @Test
    void saysHelloFirstAndAfterEachWelcomeFollowsFromWhatIsHeld() {
        var first = notifier.awaitHello(1);
        assertThat(first.hello().toString()).isEqualTo("{\"type\":\"hello\",\"token\":\"first\"}");
        assertThat(first.of("follow")).isEmpty();
        first.welcome();
        assertThat(first.await("follow", 1))
                .hasToString("[{\"type\":\"follow\",\"job\":\"a-job\",\"epoch\":2,\"offset\":4}]");

        blank.evaluate("Object.assign(window, { token: 'renewed', held: { epoch: 3, text: 'abcd🙂' } })");
        lose(first, 1006);
        blank.pass(500);

        var second = notifier.awaitHello(2);
        assertThat(second.hello().path("token").asString()).isEqualTo("renewed");
        second.welcome();
        assertThat(second.await("follow", 1))
                .hasToString("[{\"type\":\"follow\",\"job\":\"a-job\",\"epoch\":3,\"offset\":6}]");
        assertThat(blank.list("seen")).isEqualTo(List.of("live", "waiting", "live"));
    }

    @Test
    void waitsLongerAfterEachFailureButNeverOverFifteenSeconds() {
        blank.evaluate("Math.random = () => 0");
        assertThat(pausesOfNextFailures(1, 7)).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 7500L, 7500L);

        notifier.awaitHello(8).welcome();
        awaitSeen("live");
        blank.evaluate("Math.random = () => 0.99999");
        assertThat(pausesOfNextFailures(8, 7))
                .satisfiesExactly(
                        pause -> assertThat(pause).isBetween(499L, 500L),
                        pause -> assertThat(pause).isBetween(999L, 1000L),
                        pause -> assertThat(pause).isBetween(1999L, 2000L),
                        pause -> assertThat(pause).isBetween(3999L, 4000L),
                        pause -> assertThat(pause).isBetween(7999L, 8000L),
                        pause -> assertThat(pause).isBetween(14999L, 15000L),
                        pause -> assertThat(pause).isBetween(14999L, 15000L));
    }

    @Test
    void doesNotComeBackAtTheMomentOfAnotherPage() {
        // Five pages of one class, cut off again and again at the same moments; Math.random is the browser's.
        for (int page = 2; page <= 5; page++) {
            blank.run(CONNECT);
            notifier.awaitHello(page);
        }
        long cut = blank.number("Date.now()");
        for (int page = 1; page <= 5; page++) {
            lose(notifier.awaitHello(page), 1006);
        }
        blank.pass(500);

        assertThat(blank.list("opened.slice(5)")).hasSize(5).allSatisfy(moment -> assertThat(
                        ((Number) moment).longValue() - cut)
                .isBetween(250L, 500L));
        assertThat(blank.list("[...new Set(opened.slice(5))]")).hasSizeGreaterThan(1);
    }

    @Test
    void comesBackSoonWhenItReadTooSlowly() {
        blank.evaluate("Math.random = () => 0.99999");
        pausesOfNextFailures(1, 5);

        lose(notifier.awaitHello(6), 4008);
        blank.pass(500);

        notifier.awaitHello(7);
    }

    @Test
    void renewsATokenThatHasExpired() {
        var first = notifier.awaitHello(1).welcome();
        blank.evaluate("next = 'second'");
        first.close(4003);

        assertThat(notifier.awaitHello(2).hello().path("token").asString()).isEqualTo("second");
        assertThat(blank.list("seen")).isEqualTo(List.of("live", "signed-out", "rejected"));
    }

    @Test
    void asksForNoOtherTokenWhenThereIsOneAlready() {
        var first = notifier.awaitHello(1).welcome();
        awaitSeen("live");
        blank.evaluate("token = 'renewed ahead'");
        first.close(4003);

        assertThat(notifier.awaitHello(2).hello().path("token").asString()).isEqualTo("renewed ahead");
        assertThat(blank.list("seen")).isEqualTo(List.of("live"));
    }

    @Test
    void doesNotRenewWithoutEndWhatIsRejectedAlways() {
        blank.evaluate("Math.random = () => 0");
        for (int number = 1; number <= 6; number++) {
            var connection = notifier.awaitHello(number);
            blank.evaluate("next = token + '+'");
            if (number <= 2) {
                connection.close(4003);
            } else {
                lose(connection, 4003);
                blank.pass(250L << (number - 3));
            }
        }

        notifier.awaitHello(7);
        assertThat(blank.list("opened.slice(1).map((moment, i) => moment - opened[i])"))
                .isEqualTo(List.of(0, 0, 250, 500, 1000, 2000));
    }

    @Test
    void takesTheFirstBadHelloForALateOne() {
        blank.evaluate("Math.random = () => 0");
        blank.evaluate("next = 'second'");
        lose(notifier.awaitHello(1), 4001);
        assertThat(blank.list("seen")).isEqualTo(List.of("waiting"));
        blank.pass(250);

        notifier.awaitHello(2).close(4001);

        assertThat(notifier.awaitHello(3).hello().path("token").asString()).isEqualTo("second");
        assertThat(blank.list("seen")).isEqualTo(List.of("waiting", "signed-out", "rejected"));
    }

    @Test
    void triesAgainWhenTheIssuerCannotBeAsked() {
        notifier.awaitHello(1).welcome();
        lose(notifier.awaitHello(1), 4003);
        assertThat(blank.list("seen")).isEqualTo(List.of("live", "signed-out", "rejected", "waiting"));
        blank.evaluate("next = 'second'");
        blank.pass(500);

        lose(notifier.awaitHello(2), 4003, "rejected");

        assertThat(notifier.awaitHello(3).hello().path("token").asString()).isEqualTo("second");
    }

    @Test
    void staysAwayAfterSigningOut() {
        var first = notifier.awaitHello(1).welcome();
        awaitSeen("live");
        blank.evaluate("live.close()");
        first.close(1006);
        blank.pass(120_000);
        blank.evaluate("dispatchEvent(new Event('online'))");

        assertThat(blank.number("opened.length")).isEqualTo(1);
        assertThat(blank.list("seen")).isEqualTo(List.of("live", "signed-out"));
    }

    @Test
    void leavesAConnectionThatHasGoneSilent() {
        var first = notifier.awaitHello(1).welcome();
        awaitSeen("live");
        blank.pass(20_000);
        first.await("ping", 1);
        first.send("{\"type\":\"pong\"}");
        awaitSeen("pong");
        blank.pass(40_000);
        first.await("ping", 3);
        assertThat(blank.number("opened.length")).isEqualTo(1);
        blank.pass(20_500);

        notifier.awaitHello(2);
        assertThat(blank.list("seen")).isEqualTo(List.of("live", "pong", "waiting"));
    }

    @Test
    void keepsAConnectionThatAnswersThoughThePageIsWokenOnceAMinute() {
        var first = notifier.awaitHello(1).welcome();
        awaitSeen("live");
        for (int minute = 1; minute <= 3; minute++) {
            blank.page().clock().fastForward(60_000);
            first.await("ping", minute);
            first.send("{\"type\":\"pong\"}");
            int pongs = minute;
            blank.await(
                    "seen.filter((one) => one === 'pong').length", count -> count instanceof Integer n && n == pongs);
        }

        assertThat(blank.number("opened.length")).isEqualTo(1);
    }

    @Test
    void leavesAConnectionThatIsNotWelcomed() {
        notifier.awaitHello(1);
        blank.pass(20_500);

        notifier.awaitHello(2);
    }

    @Test
    void comesBackAtOnceWithTheNetwork() {
        blank.evaluate("Math.random = () => 0.99999");
        pausesOfNextFailures(1, 6);
        lose(notifier.awaitHello(7), 1006);
        long now = blank.number("Date.now()");
        blank.context().setOffline(true);
        blank.context().setOffline(false);

        notifier.awaitHello(8);
        assertThat(blank.number("opened.at(-1)")).isEqualTo(now);
        blank.pass(15_000);
        assertThat(blank.number("opened.length")).as("the old pause is over").isEqualTo(8);
    }

    @Test
    void looksWhetherAConnectionIsOfTheOldNetwork() {
        var first = notifier.awaitHello(1).welcome();
        awaitSeen("live");
        blank.evaluate("dispatchEvent(new Event('online'))");
        first.await("ping", 1);
        first.send("{\"type\":\"pong\"}");
        awaitSeen("pong");
        blank.pass(5_000);
        assertThat(blank.number("opened.length")).isEqualTo(1);

        blank.evaluate("dispatchEvent(new Event('online'))");
        blank.pass(5_000);
        awaitSeen("waiting");
        blank.pass(500);

        notifier.awaitHello(2);
    }

    @Test
    void hearsNothingOfAnOldConnection() {
        notifier.awaitHello(1).welcome();
        awaitSeen("live");
        blank.evaluate("live.connect()");
        notifier.awaitHello(2).welcome();
        blank.await("seen.length", count -> count instanceof Integer n && n == 2);
        blank.evaluate("""
                () => {
                  sockets[0].onmessage({ data: '{"type":"chunk","job":"a-job","epoch":1,"offset":0,"text":"late"}' });
                  sockets[0].onclose({ code: 4003 });
                }""");
        blank.pass(20_000);

        assertThat(blank.list("seen")).isEqualTo(List.of("live", "live"));
        assertThat(blank.number("opened.length")).isEqualTo(2);
    }

    /** From a connection on, each is lost before its welcome: the pauses after which the next ones were opened. */
    private List<Long> pausesOfNextFailures(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> {
                    lose(notifier.awaitHello(number), 1006);
                    long lost = blank.number("Date.now()");
                    blank.pass(15_000);
                    notifier.awaitHello(number + 1);
                    return blank.number("opened.at(-1)") - lost;
                })
                .toList();
    }

    private void lose(ScriptedNotifier.Connection connection, int code) {
        lose(connection, code, "waiting");
    }

    private void lose(ScriptedNotifier.Connection connection, int code, String seen) {
        String count = "seen.filter((one) => one === '%s').length".formatted(seen);
        long before = blank.number(count);
        connection.close(code);
        blank.await(count, now -> now instanceof Integer n && n > before);
    }

    private void awaitSeen(String what) {
        blank.await("seen.at(-1)", what::equals);
    }
}
