package dev.codementor.ledger.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * A call of an SQL function that takes one array for each column of many requests.
 *
 * @param <Q> request
 */
final class ColumnStatement<Q> {

    /** Reads one row of the result. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private record Column<Q>(String type, Function<Q, @Nullable Object> value) {}

    private final String function;
    private final List<Column<Q>> columns = new ArrayList<>();

    ColumnStatement(String function) {
        this.function = function;
    }

    ColumnStatement<Q> column(String type, Function<Q, @Nullable Object> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    ColumnStatement<Q> uuids(Function<Q, @Nullable Object> value) {
        return column("uuid", value);
    }

    ColumnStatement<Q> texts(Function<Q, @Nullable String> value) {
        return column("text", value::apply);
    }

    ColumnStatement<Q> ints(Function<Q, @Nullable Integer> value) {
        return column("int4", value::apply);
    }

    ColumnStatement<Q> longs(Function<Q, @Nullable Long> value) {
        return column("int8", value::apply);
    }

    ColumnStatement<Q> booleans(Function<Q, @Nullable Boolean> value) {
        return column("bool", value::apply);
    }

    ColumnStatement<Q> instants(Function<Q, @Nullable Instant> value) {
        return column("timestamptz", request -> {
            Instant instant = value.apply(request);
            return instant == null
                    ? null
                    : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
        });
    }

    /** Calls the function on a connection of its own, which commits at once. */
    void run(LedgerDatabase database, List<Q> requests, RowReader reader, Object... further) {
        String sql = "select * from " + function + "(" + "?, ".repeat(columns.size() + further.length - 1) + "?)";
        database.template().execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(connection, statement, requests, further);
                try (ResultSet rows = statement.executeQuery()) {
                    int read = 0;
                    for (; rows.next(); read++) {
                        reader.read(rows);
                    }
                    return read;
                }
            }
        });
    }

    private void bind(Connection connection, PreparedStatement statement, List<Q> requests, Object... further)
            throws SQLException, DataAccessException {
        int index = 1;
        for (Column<Q> column : columns) {
            @Nullable Object[] values = new @Nullable Object[requests.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.value().apply(requests.get(i));
            }
            statement.setArray(index++, connection.createArrayOf(column.type(), values));
        }
        for (Object parameter : further) {
            statement.setObject(index++, parameter);
        }
    }
}
