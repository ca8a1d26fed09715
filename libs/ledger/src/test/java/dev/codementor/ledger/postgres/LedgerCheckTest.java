package dev.codementor.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.settings.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {

    private final List<String> notes = new ArrayList<>();
    private final Properties login = new Properties();

    @Test
    void letsTheStartGoOnWithAServerThatIsRecentEnough() {
        new LedgerCheck().check(realServer(), login, notes::add);

        assertThat(notes).isEmpty();
    }

    @Test
    void endsTheStartWhenTheServerIsTooOld() {
        String url = realServer();

        CannotStart end = refused(new LedgerCheck(Duration.ZERO, 99), url);

        assertThat(end)
                .hasMessageContaining("CODEMENTOR_DATABASE_URL) is PostgreSQL 18; CodeMentor needs 99 or later.")
                .hasMessageContaining("Nothing in it was changed.");
        assertThat(end.getExitCode()).isEqualTo(2);
    }

    @Test
    void waitsNotForADatabaseThatDoesNotExist() {
        String url = realServer().replaceFirst("/[^/?]*(\\?|$)", "/nothing$1");

        CannotStart end = refused(new LedgerCheck(Duration.ofMinutes(5), 16), url);

        assertThat(end)
                .hasMessageContaining("database \"nothing\" does not exist")
                .hasMessageContaining("CODEMENTOR_DATABASE_PASSWORD");
        assertThat(end.getExitCode()).isEqualTo(2);
    }

    @Test
    void saysOnceThatItWaitsForAServerThatIsAwayAndShowsNoPassword() {
        login.put("password", "hunter2");

        CannotStart end = refused(
                new LedgerCheck(Duration.ofMillis(600), 16), "jdbc:postgresql://127.0.0.1:1/x?password=hunter2");

        assertThat(end)
                .hasMessageContaining(
                        "The ledger at jdbc:postgresql://127.0.0.1:1/x (CODEMENTOR_DATABASE_URL) cannot be")
                .message()
                .doesNotContain("hunter2");
        assertThat(end.getExitCode()).isEqualTo(1);
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("cannot be reached yet")
                .doesNotContain("hunter2");
    }

    private CannotStart refused(LedgerCheck check, String url) {
        return catchThrowableOfType(CannotStart.class, () -> check.check(url, login, notes::add));
    }

    private String realServer() {
        try (HikariDataSource known = TestLedger.newDataSource()) {
            login.put("user", known.getUsername());
            login.put("password", known.getPassword());
            return known.getJdbcUrl();
        }
    }
}
