package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.coalescing.Coalescer;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's access to PostgreSQL. */
final class LedgerDatabase {

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    LedgerDatabase(DataSource dataSource) {
        template = new JdbcTemplate(dataSource);
        client = JdbcClient.create(template);
        transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    JdbcClient client() {
        return client;
    }

    JdbcTemplate template() {
        return template;
    }

    /**
     * Runs statements in a separate transaction that always uses indexes, because the planner may have seen the tables
     * when they were empty.
     */
    <T> T transaction(Supplier<T> work) {
        return transactions.execute(status -> {
            client.sql("""
                select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                    set_config('enable_mergejoin', 'off', true)
                """).query().singleRow();
            return work.get();
        });
    }

    /**
     * Shares one statement among requests that arrive together. It makes one call at a time: a second call would save
     * some waiting for the disk, but it would halve the batches and so cost a third more processor time per job.
     */
    <Q, R> Coalescer<Q, R> coalesce(String name, int largestBatch, BatchCall<Q, R> call) {
        return new Coalescer<>(
                Coalescer.Options.named("ledger-" + name, largestBatch).isolating(LedgerDatabase::concernsOneRequest),
                call);
    }

    /** Bad data (22), violated constraints (23) and deadlocks (40) are the fault of single requests. */
    private static boolean concernsOneRequest(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith("22")
                        || cause.getSQLState().startsWith("23")
                        || cause.getSQLState().startsWith("40"));
    }
}
