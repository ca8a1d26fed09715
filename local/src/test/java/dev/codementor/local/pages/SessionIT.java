package dev.codementor.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A sign-in is renewed before it ends, by itself, seldom, and it is not given up because a network is away. */
@ExtendWith(RunningPages.class)
class SessionIT {

    private static final String SESSION = """
            const { Session } = await import('/assets/sign-in/session.js');
            const { Refused } = await import('/assets/sign-in/oidc.js');
            Object.assign(window, { begun: Date.now(), asked: [], ended: [], lifetime: 3600, open: Promise.resolve() });
            window.answers = async () => ({ access_token: `t${asked.length}`, refresh_token: `r${asked.length}`, expires_in: lifetime });
            window.refuses = async () => { throw new Refused('invalid_grant'); };
            window.away = async () => { throw new TypeError('no network'); };
            window.issuer = answers;
            window.session = new Session({ renew: async (refresh) => {
              asked.push([refresh, Date.now() - begun]);
              if (asked.length > 1000) {
                throw new Error('a storm');
              }
              await open;
              return issuer();
            } }, () => ended.push(Date.now() - begun));
            window.renew = async () => {
              window.outcome = 'none yet';
              window.outcome = await session.renew().catch((problem) => problem.message);
            };
            """;

    private static final long FIRST_PAUSE = 5_000;

    private final Pages pages;
    private BlankPage blank;

    SessionIT(Pages pages) {
        this.pages = pages;
    }

    @BeforeEach
    void open() {
        blank = pages.blank().stopClock();
        blank.run(SESSION);
    }

    @AfterEach
    void close() {
        blank.close();
    }

    @Test
    void renewsAMinuteBeforeALongTokenEnds() {
        signIn(3600, "'r0'");
        blank.pass(3_539_000);
        assertThat(blank.number("asked.length")).isZero();
        blank.pass(2_000);

        awaitToken("t1");
        assertThat(blank.list("asked[0]").getFirst()).isEqualTo("r0");
        assertThat(blank.number("ended.length")).isZero();
    }

    @Test
    void renewsAShortTokenWhenAFifthIsLeft() {
        blank.evaluate("lifetime = 30");
        signIn(30, "'r0'");
        blank.pass(23_900);
        assertThat(blank.number("asked.length")).isZero();
        blank.pass(1_000);
        awaitToken("t1");

        for (int renewal = 2; renewal <= 5; renewal++) {
            blank.pass(23_500);
            assertThat(blank.number("asked.length")).isEqualTo(renewal - 1);
            blank.pass(1_500);
            awaitToken("t" + renewal);
        }
        assertThat(blank.list("asked.map(([refresh]) => refresh)")).isEqualTo(List.of("r0", "r1", "r2", "r3", "r4"));
    }

    @Test
    void asksOnceForAllWhoNeedAnotherToken() {
        signIn(3600, "'r0'");
        blank.evaluate("renew(); renew(); renew(); 0");

        awaitOutcome(true);
        blank.pass(1_000);
        awaitToken("t1");
        assertThat(blank.number("asked.length")).isEqualTo(1);
    }

    @Test
    void keepsTheSignInWhileTheIssuerIsAway() {
        signIn(300, "'r0'");
        blank.evaluate("issuer = away; 0");
        blank.pass(240_500);
        awaitAsked(1);
        blank.pass(5_500);
        awaitAsked(2);
        // Seldomer each time.
        for (int attempt = 3; attempt <= 5; attempt++) {
            blank.pass(FIRST_PAUSE << (attempt - 2));
            awaitAsked(attempt);
        }
        assertThat(blank.evaluate("session.token"))
                .as("long over, but nobody has said no")
                .isEqualTo("t0");
        assertThat(blank.number("ended.length")).isZero();

        blank.evaluate("issuer = answers; dispatchEvent(new Event('online'))");

        await("session.token", token -> token instanceof String text && !text.equals("t0"));
        assertThat(blank.number("ended.length")).isZero();
    }

    @Test
    void tellsWhoNeedsATokenNowThatTheIssuerIsAway() {
        signIn(3600, "'r0'");
        blank.evaluate("issuer = away; 0");
        blank.evaluate("renew(); 0");

        awaitOutcome("no network");
        blank.evaluate("issuer = answers; 0");
        blank.pass(5_500);
        awaitToken("t2");
        assertThat(blank.number("ended.length")).isZero();
    }

    @Test
    void lastsAsLongAsItsTokenWhenItIsNotRenewed() {
        signIn(300, "'r0'");
        blank.evaluate("issuer = refuses; 0");
        blank.pass(240_500);
        awaitAsked(1);
        blank.pass(58_000);
        assertThat(blank.number("ended.length")).isZero();
        assertThat(blank.evaluate("session.token")).isEqualTo("t0");
        blank.pass(60_000);

        assertThat(blank.list("ended")).hasSize(1);
        assertThat(blank.number("asked.length")).isEqualTo(1);
    }

    @Test
    void endsWhenATokenIsNeededAndRefused() {
        signIn(3600, "'r0'");
        blank.evaluate("issuer = refuses; 0");
        blank.evaluate("renew(); 0");
        awaitOutcome(false);
        assertThat(blank.list("ended")).hasSize(1);

        blank.evaluate("renew(); 0");
        awaitOutcome(false);
        assertThat(blank.number("asked.length"))
                .as("a refused token is not shown again")
                .isEqualTo(1);
    }

    @Test
    void endsWithATokenThatNobodyCanRenew() {
        signIn(30, "undefined");
        blank.pass(29_000);
        assertThat(blank.list("ended")).isEmpty();
        blank.pass(60_000);

        assertThat(blank.list("ended")).hasSize(1);
        assertThat(blank.number("asked.length")).isZero();
    }

    @Test
    void doesNotEndBeforeATokenOfManyWeeks() {
        signIn(30 * 86_400, "undefined");
        blank.page().clock().fastForward(20L * 86_400_000);
        blank.page().clock().fastForward(6L * 86_400_000);
        assertThat(blank.list("ended")).isEmpty();
        blank.page().clock().fastForward(5L * 86_400_000);

        assertThat(blank.list("ended")).hasSize(1);
    }

    @Test
    void staysSignedOutWhateverComesAfterwards() {
        signIn(3600, "'r0'");
        blank.evaluate("open = new Promise((go) => (window.goOn = go)); renew(); 0");
        awaitAsked(1);
        blank.evaluate("session.end(); goOn()");

        awaitOutcome(false);
        assertThat(blank.evaluate("[session.token, sessionStorage.length]")).isEqualTo(Arrays.asList(null, 0));
    }

    @Test
    void goesOnAfterAReload() {
        blank.evaluate("lifetime = 30");
        signIn(30, "'r0'");
        blank.page().reload();
        blank.run(SESSION);
        assertThat(blank.evaluate("session.restore()")).isEqualTo(true);
        assertThat(blank.evaluate("session.token")).isEqualTo("t0");
        blank.pass(25_000);

        awaitToken("t1");
    }

    /** A strict issuer: who shows a refresh token twice is a thief, and everybody is signed out. */
    @Test
    void sharesWhatWasRenewedWithTheTabsThatWereDuplicatedFromIt() {
        var valid = new AtomicReference<>("r0");
        var shown = new ArrayList<String>();
        try (BlankPage first = pages.blank()) {
            first.context().exposeFunction("strictIssuer", arguments -> {
                shown.add((String) arguments[0]);
                valid.set(valid.get().equals(arguments[0]) ? "r" + shown.size() : "none");
                return valid.get();
            });
            Page second = first.another();
            for (Page tab : List.of(first.page(), second)) {
                tab.reload();
                tab.evaluate("async () => {" + SESSION + """
                        issuer = async () => {
                          const refresh = await strictIssuer(JSON.parse(sessionStorage.getItem('codementor.session')).refresh);
                          return refresh === 'none' ? refuses() : { access_token: `of ${refresh}`, refresh_token: refresh, expires_in: 3600 };
                        };
                        session.take({ access_token: 'of r0', refresh_token: 'r0', expires_in: 3600 });
                        }""");
            }

            first.evaluate("window.renewed = session.renew(); 0");
            assertThat(second.evaluate("session.renew()")).isEqualTo(true);
            assertThat(first.evaluate("renewed")).isEqualTo(true);
            assertThat(shown).containsExactly("r0");
            assertThat(second.evaluate("session.token")).isEqualTo("of r1");

            assertThat(first.evaluate("session.renew()")).isEqualTo(true);
            assertThat(first.evaluate("session.renew()")).isEqualTo(true);
            assertThat(second.evaluate("session.renew()")).isEqualTo(true);
            assertThat(shown).containsExactly("r0", "r1", "r2");
            assertThat(second.evaluate("session.token")).isEqualTo("of r3");
            assertThat(second.evaluate("session.renew()")).isEqualTo(true);
            assertThat(first.evaluate("session.renew()")).isEqualTo(true);
            assertThat(shown).containsExactly("r0", "r1", "r2", "r3");
        }
    }

    private void signIn(long seconds, String refresh) {
        blank.evaluate(
                "session.take({ access_token: 't0', refresh_token: %s, expires_in: %d })".formatted(refresh, seconds));
    }

    private void awaitToken(String token) {
        await("session.token", token::equals);
    }

    private void awaitAsked(int times) {
        await("asked.length", count -> count instanceof Integer n && n == times);
    }

    private void awaitOutcome(Object outcome) {
        await("outcome", outcome::equals);
    }

    /** Meanwhile time goes on, a little: locks and messages between tabs take some that is not the page's. */
    private void await(String expression, Predicate<@Nullable Object> fulfilled) {
        blank.await(expression, value -> {
            if (!fulfilled.test(value)) {
                blank.pass(20);
                return false;
            }
            return true;
        });
    }
}
