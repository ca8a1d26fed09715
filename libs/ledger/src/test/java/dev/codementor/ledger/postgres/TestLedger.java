package dev.codementor.ledger.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.codementor.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One real PostgreSQL for all tests of a run, and ledgers on it. Tests use owners of their own. */
final class TestLedger {

    private static final EmbeddedDatabase DATABASE = startDatabase();
    private static final HikariDataSource SHARED = migrated();
    private static final PostgresLedger LEDGER = new PostgresLedger(SHARED);

    private TestLedger() {}

    static PostgresLedger shared() {
        return LEDGER;
    }

    static JdbcClient sql() {
        return JdbcClient.create(SHARED);
    }

    /** A pool of its own, as another process has. */
    static HikariDataSource newDataSource() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(DATABASE.jdbcUrl());
        config.setUsername(DATABASE.user());
        config.setPassword(DATABASE.password());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static EmbeddedDatabase startDatabase() {
        try {
            Path directory = Files.createTempDirectory("ledger-test");
            EmbeddedDatabase database = EmbeddedDatabase.start(0, directory);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource migrated() {
        HikariDataSource dataSource = newDataSource();
        PostgresLedger.migrate(dataSource);
        return dataSource;
    }

    /** Leaves no unsettled job, announcement or transcript behind, for tests of what sweepers find. */
    static void clear() {
        withoutTriggers(
                "truncate jobs, feedback, announcements, transcripts, owners, batches, batch_rubrics, batch_items, grades,"
                        + " grading_asks, receipts, appeals");
    }

    /** Changes rows behind the back of the rules. */
    static void withoutTriggers(String statement) {
        new TransactionTemplate(new JdbcTransactionManager(SHARED)).executeWithoutResult(status -> {
            sql().sql("set local session_replication_role = replica").update();
            sql().sql(statement).update();
        });
    }
}
