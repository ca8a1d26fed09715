package dev.codementor.outages;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Whether a failure is the outage of a part outside: the ledger, the file store, or a server that is asked over the
 * network. An outage is logged in one line with its root cause, as its stack trace says nothing more. Any other failure may
 * be a bug, whose trace is needed.
 *
 * <pre>{@code
 * log.warn("action=… cause=\"{}\" next=…", Outages.cause(failure), Outages.trace(failure));
 * }</pre>
 */
public final class Outages {

    private Outages() {}

    /** The root cause in one line: the database's words about it, the file store's sentence, or the exception itself. */
    public static String cause(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String words = root instanceof DataAccessException ? String.valueOf(root.getMessage()) : root.toString();
        SQLException database = null;
        for (Throwable at = failure; at != null && at != root; at = at.getCause()) {
            database = at instanceof SQLException sql ? sql : database;
        }
        // What lies below the driver's own exception is often no more than the end of a stream.
        return oneLine(database == null ? words : database.getMessage() + " (" + words + ")");
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /** What a logger should print with its line: nothing for an outage, and the failure otherwise. */
    public static @Nullable Throwable trace(Throwable failure) {
        return data(failure).isPresent() || network(failure) ? null : failure;
    }

    /** The failure of a server that keeps data, if there is one among the causes. */
    public static Optional<Throwable> data(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (isOfData(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean network(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfData(Throwable failure) {
        return switch (failure) {
            case DataAccessResourceFailureException away -> true;
            case TransientDataAccessException passing -> true;
            case RecoverableDataAccessException passing -> true;
            case CannotCreateTransactionException away -> true;
            case TransactionSystemException away -> true;
            // More calls wait for the server than it can take.
            case RejectedExecutionException crowded -> true;
            case SQLTransientException passing -> true;
            case SQLException sql -> isOfData(sql.getSQLState());
            default -> false;
        };
    }

    /** Classes 08 (connection), 53 (out of resources), 57 (shut down) and 58 (system error) of PostgreSQL. */
    private static boolean isOfData(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && sqlState.substring(0, 2).matches("08|53|57|58");
    }
}
