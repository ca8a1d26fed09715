package dev.codementor.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A database of a test's own on the real PostgreSQL. The server starts once per JVM, with the first of them, and stops with
 * the JVM.
 *
 * @param url JDBC address
 */
public record TestDatabase(String url) {

    /** Enough for the tests that race, and small enough for several pools on one server. */
    private static final int MOST_CONNECTIONS = 16;

    /** Started when the first database is made: some tests only name an address. */
    private static final class Server {
        private static final EmbeddedDatabase RUNNING = start();

        private static EmbeddedDatabase start() {
            try {
                EmbeddedDatabase server = EmbeddedDatabase.start(0, Files.createTempDirectory("test-database"));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-database"));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An empty database. */
    public static TestDatabase fresh() {
        EmbeddedDatabase server = Server.RUNNING;
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(server.jdbcUrl().replaceFirst("/[^/]+$", "/" + name));
    }

    /** The same database behind another port of this machine, such as that of a connection that the test cuts. */
    public TestDatabase behind(int port) {
        return new TestDatabase(url.replaceFirst(":\\d+/", ":" + port + "/"));
    }

    /** The port that the server listens on, or whatever stands in front of it. */
    public int port() {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /** A new pool, as each process has its own. The test closes it. */
    public HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    public String user() {
        return Server.RUNNING.user();
    }

    public String password() {
        return Server.RUNNING.password();
    }

    /** The properties with which every service finds it. */
    public Map<String, String> settings() {
        return Map.of(
                "codementor.database.url", url,
                "codementor.database.user", user(),
                "codementor.database.password", password());
    }
}
