package dev.codementor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedDatabaseTest {

    @TempDir
    Path directory;

    @Test
    void keepsDataOverRestart() throws Exception {
        try (var database = EmbeddedDatabase.start(0, directory)) {
            update(database, "CREATE TABLE job (id int)");
            update(database, "INSERT INTO job VALUES (7)");
        }

        try (var database = EmbeddedDatabase.start(0, directory)) {
            assertThat(query(database, "SELECT id FROM job")).isEqualTo("7");
        }
    }

    @Test
    void goesOnWhereKilledJvmLeftItsServerRunning() throws Exception {
        Process jvm = writer();
        long committed = Long.parseLong(afterLines(jvm, 50));
        long orphan = Long.parseLong(
                Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst());
        jvm.destroyForcibly();
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(commandOf(orphan))
                .as("server that outlives its JVM")
                .hasValueSatisfying(command -> assertThat(command).endsWith("postgres"));

        try (var database = EmbeddedDatabase.start(0, directory)) {
            assertThat(commandOf(orphan)).isEmpty();
            assertThat(Long.parseLong(query(database, "SELECT max(id) FROM job")))
                    .isGreaterThanOrEqualTo(committed);
        }
    }

    @Test
    void goesOnAfterJvmAndServerAreKilledTogether() throws Exception {
        Process jvm = writer();
        long committed = Long.parseLong(afterLines(jvm, 50));
        long server = Long.parseLong(
                Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst());
        jvm.destroyForcibly();
        ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (var database = EmbeddedDatabase.start(0, directory)) {
            assertThat(Long.parseLong(query(database, "SELECT max(id) FROM job")))
                    .isGreaterThanOrEqualTo(committed);
        }
    }

    @Test
    void startsWhenAnotherProgramHasTheDeadServersNumber() throws Exception {
        EmbeddedDatabase.start(0, directory).close();
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("cluster") + "\n0\n0\n\n\n0 0\n");

        try (var database = EmbeddedDatabase.start(0, directory)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void commitsDurablyAndAsksForPassword() throws Exception {
        try (var database = EmbeddedDatabase.start(0, directory)) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "SHOW jit")).isEqualTo("off");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void refusesDirectoryInUse() {
        try (var first = EmbeddedDatabase.start(0, directory)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(0, directory))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("in use by another running CodeMentor");
            assertThat(query(first, "SELECT 1")).isEqualTo("1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysWhatToDoWhenPortIsTakenAndStartsLater() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral(Loopback.HOST))) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(taken.getLocalPort(), directory))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }

        try (var database = EmbeddedDatabase.start(0, directory)) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhatToDoWhenDirectoryIsUnusable() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(0, file))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("choose a directory");
    }

    /** Empty for a process that is gone, or that is dead and has no parent to take notice. */
    private static Optional<String> commandOf(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command());
    }

    private Process writer() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseWriter.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String afterLines(Process process, int lines) throws Exception {
        BufferedReader reader = process.inputReader();
        String line = "";
        for (int i = 0; i < lines; i++) {
            line = reader.readLine();
        }
        return line;
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static void update(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
