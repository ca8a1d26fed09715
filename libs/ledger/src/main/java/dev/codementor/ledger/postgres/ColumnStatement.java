package dev.codementor.ledger.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * A call of an SQL function that takes one array for each column of many requests. Arguments are passed by the names that
 * they have in the function, so their order does not matter, and a wrong or missing name fails the first call.
 *
 * @param <Q> request
 */
final class ColumnStatement<Q> {

    /** Reads one row of the result. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** An argument that is not a column: one value for all requests. */
    record Argument(String name, Object value) {}

    private record Column<Q>(String name, String type, Function<Q, @Nullable Object> value) {}

    private final String function;
    private final List<Column<Q>> columns = new ArrayList<>();

    ColumnStatement(String function) {
        this.function = function;
    }

    ColumnStatement<Q> column(String name, String type, Function<Q, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    ColumnStatement<Q> uuids(String name, Function<Q, @Nullable Object> value) {
        return column(name, "uuid", value);
    }

    ColumnStatement<Q> texts(String name, Function<Q, @Nullable String> value) {
        return column(name, "text", value::apply);
    }

    ColumnStatement<Q> ints(String name, Function<Q, @Nullable Integer> value) {
        return column(name, "int4", value::apply);
    }

    ColumnStatement<Q> longs(String name, Function<Q, @Nullable Long> value) {
        return column(name, "int8", value::apply);
    }

    ColumnStatement<Q> booleans(String name, Function<Q, @Nullable Boolean> value) {
        return column(name, "bool", value::apply);
    }

    ColumnStatement<Q> instants(String name, Function<Q, @Nullable Instant> value) {
        return column(name, "timestamptz", request -> {
            Instant instant = value.apply(request);
            return instant == null
                    ? null
                    : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
        });
    }

    /** Calls the function on a connection of its own, which commits at once. */
    void run(LedgerDatabase database, List<Q> requests, RowReader reader, Argument... further) {
        String sql = Stream.concat(
                        columns.stream().map(Column::name),
                        Arrays.stream(further).map(Argument::name))
                .collect(Collectors.joining(" => ?, ", "select * from " + function + "(", " => ?)"));
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

    private void bind(Connection connection, PreparedStatement statement, List<Q> requests, Argument... further)
            throws SQLException, DataAccessException {
        int index = 1;
        for (Column<Q> column : columns) {
            @Nullable Object[] values = new @Nullable Object[requests.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.value().apply(requests.get(i));
            }
            statement.setArray(index++, connection.createArrayOf(column.type(), values));
        }
        for (Argument argument : further) {
            statement.setObject(index++, argument.value());
        }
    }
}
