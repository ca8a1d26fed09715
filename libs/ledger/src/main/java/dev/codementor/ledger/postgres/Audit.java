package dev.codementor.ledger.postgres;

import dev.codementor.contract.JobId;
import dev.codementor.ledger.operations.OperationsLedger.Order;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what operators do. Must be called within the transaction that does it. */
final class Audit {

    private final JdbcClient client;

    Audit(JdbcClient client) {
        this.client = client;
    }

    UUID write(Order order, String action, String target, int affected) {
        return write(order, action, target, affected, "{}");
    }

    /** @param details as JSON */
    UUID write(Order order, String action, String target, int affected, String details) {
        UUID id = JobId.next().value();
        client.sql("""
            insert into operator_actions (id, by, action, target, reason, details, affected)
            values (:id, :by, :action, :target, :reason, :details::json, :affected)
            """)
                .param("id", id)
                .param("by", order.by())
                .param("action", action)
                .param("target", target)
                .param("reason", order.reason())
                .param("details", details)
                .param("affected", affected)
                .update();
        return id;
    }
}
