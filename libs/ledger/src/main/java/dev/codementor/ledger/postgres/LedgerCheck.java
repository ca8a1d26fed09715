package dev.codementor.ledger.postgres;

import dev.codementor.settings.CannotStart;
import dev.codementor.settings.StartCheck;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.core.env.Environment;

/**
 * Looks at the ledger's server before anything is built on it, and before its schema is touched: whether it answers, takes
 * the user, and is recent enough. A server that does not answer may still be starting, so it is waited for.
 */
public final class LedgerCheck implements StartCheck {

    /** The oldest PostgreSQL that the schema and its statements are tested on. */
    private static final int OLDEST = 16;

    /** As long as the connection pool waited for a database that is still starting. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** PostgreSQL's classes of errors that no waiting mends: who may come in (28), and no such database (3D). */
    private static final Set<String> FINAL = Set.of("28", "3D");

    private final Duration patience;
    private final int oldest;

    public LedgerCheck() {
        this(PATIENCE, OLDEST);
    }

    /** @param oldest major version that is recent enough */
    LedgerCheck(Duration patience, int oldest) {
        this.patience = patience;
        this.oldest = oldest;
    }

    @Override
    public void check(Environment environment, Consumer<String> notes) {
        String url = environment.getProperty("spring.datasource.url", "");
        Properties login = new Properties();
        login.put("user", environment.getProperty("spring.datasource.username", ""));
        login.put("password", environment.getProperty("spring.datasource.password", ""));
        login.put("connectTimeout", "3");
        login.put("loginTimeout", "5");
        check(url, login, notes);
    }

    void check(String url, Properties login, Consumer<String> notes) {
        long end = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            try (Connection connection = DriverManager.getConnection(url, login)) {
                requireRecent(connection, shown(url));
                return;
            } catch (SQLException e) {
                if (isFinal(e)) {
                    throw refused(url, login, e);
                }
                if (System.nanoTime() > end) {
                    throw CannotStart.forNow(
                            "The ledger at " + shown(url) + " (CODEMENTOR_DATABASE_URL) cannot be reached: " + reason(e)
                                    + ". Start it, or correct the address.",
                            e);
                }
                if (!told) {
                    told = true;
                    notes.accept("The ledger at " + shown(url) + " (CODEMENTOR_DATABASE_URL) cannot be reached yet: "
                            + reason(e) + ". Trying again for " + patience.toSeconds() + " s.");
                }
            }
            pause();
        }
    }

    private void requireRecent(Connection connection, String where) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < oldest) {
            throw CannotStart.untilChanged(
                    "The ledger at " + where + " (CODEMENTOR_DATABASE_URL) is PostgreSQL " + version
                            + "; CodeMentor needs " + oldest + " or later. Nothing in it was changed.",
                    null);
        }
    }

    private static boolean isFinal(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && FINAL.contains(state.substring(0, 2));
    }

    private static CannotStart refused(String url, Properties login, SQLException e) {
        return CannotStart.untilChanged(
                "The ledger at " + shown(url) + " (CODEMENTOR_DATABASE_URL) cannot be used by the user '"
                        + login.getProperty("user")
                        + "': " + reason(e) + ". Check CODEMENTOR_DATABASE_URL, CODEMENTOR_DATABASE_USER and"
                        + " CODEMENTOR_DATABASE_PASSWORD.",
                e);
    }

    /** The address without parameters and a login, which may hold a password. */
    private static String shown(String url) {
        return url.replaceFirst("\\?.*$", "").replaceFirst("//[^/@]*@", "//");
    }

    /** The driver's first line, without the label that servers put before it and the full stop at its end. */
    private static String reason(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.replaceFirst("^(FATAL|ERROR): ", "").replaceFirst("\\.$", "");
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the ledger", e);
        }
    }
}
