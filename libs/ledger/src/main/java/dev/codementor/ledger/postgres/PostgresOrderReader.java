package dev.codementor.ledger.postgres;

import dev.codementor.ledger.operations.OrderReader;
import dev.codementor.ledger.operations.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One small query, as every worker asks it every second or so. */
final class PostgresOrderReader implements OrderReader {

    private final JdbcClient client;

    PostgresOrderReader(LedgerDatabase database) {
        this.client = database.client();
    }

    private record Row(String scope, String name, String by, Instant at, Optional<String> reason) {}

    @Override
    public Orders orders(String worker) {
        List<Row> rows = client.sql("""
            select 'worker' as scope, wanted as name, by, at, reason from worker_orders where worker = :worker
            union all
            select scope, name, by, at, reason from pauses
            """)
                .param("worker", worker)
                .query((row, number) -> new Row(
                        JobRows.text(row, "scope"),
                        JobRows.text(row, "name"),
                        JobRows.text(row, "by"),
                        JobRows.time(row, "at"),
                        Optional.ofNullable(row.getString("reason"))))
                .list();
        return new Orders(
                rows.stream()
                        .filter(PostgresOrderReader::isOrder)
                        .map(Row::name)
                        .findAny()
                        .orElse(null),
                rows.stream()
                        .filter(row -> !isOrder(row))
                        .map(row -> new Pause(
                                PauseRows.target(row.scope(), row.name()),
                                row.reason().orElse(null),
                                row.by(),
                                row.at()))
                        .toList());
    }

    private static boolean isOrder(Row row) {
        return row.scope().equals("worker");
    }
}
