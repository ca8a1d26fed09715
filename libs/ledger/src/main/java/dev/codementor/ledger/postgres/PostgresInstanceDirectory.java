package dev.codementor.ledger.postgres;

import dev.codementor.ledger.InstanceDirectory;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Heartbeats as rows. Who was not heard of for a day is forgotten when somebody else announces itself. */
final class PostgresInstanceDirectory implements InstanceDirectory {

    private final JdbcClient client;

    PostgresInstanceDirectory(LedgerDatabase database) {
        this.client = database.client();
    }

    @Override
    public void announceNotifier(String instance, URI internalAddress) {
        client.sql("""
            with forgotten as (
                delete from notifiers
                where heartbeat_at < clock_timestamp() - interval '1 day' and instance <> :instance
            )
            insert into notifiers (instance, internal_address, heartbeat_at)
            values (:instance, :address, clock_timestamp())
            on conflict (instance) do update set
                internal_address = excluded.internal_address, heartbeat_at = excluded.heartbeat_at
            """)
                .param("instance", instance)
                .param("address", internalAddress.toString())
                .update();
    }

    @Override
    public void withdrawNotifier(String instance) {
        client.sql("delete from notifiers where instance = :instance")
                .param("instance", instance)
                .update();
    }

    @Override
    public List<LiveNotifier> liveNotifiers(Duration heartbeatWithin) {
        return client.sql("""
            select instance, internal_address from notifiers
            where heartbeat_at > clock_timestamp() - :age * interval '1 millisecond' order by instance
            """)
                .param("age", heartbeatWithin.toMillis())
                .query((row, number) -> new LiveNotifier(
                        JobRows.text(row, "instance"), URI.create(JobRows.text(row, "internal_address"))))
                .list();
    }

    @Override
    public void announceWorker(WorkerState worker) {
        Trouble trouble = worker.trouble();
        client.sql("""
            with forgotten as (
                delete from workers
                where heartbeat_at < clock_timestamp() - interval '1 day' and instance <> :instance
            )
            insert into workers (instance, version, model, slots, busy, rehearsal, draining, trouble, trouble_said,
                heartbeat_at)
            values (:instance, :version, :model, :slots, :busy, :rehearsal, :draining, :trouble, :said, clock_timestamp())
            on conflict (instance) do update set
                version = excluded.version, draining = excluded.draining, model = excluded.model, slots = excluded.slots, busy = excluded.busy,
                trouble = excluded.trouble, trouble_said = excluded.trouble_said,
                rehearsal = excluded.rehearsal, heartbeat_at = excluded.heartbeat_at
            """)
                .param("instance", worker.instance())
                .param("version", worker.version())
                .param("model", worker.model())
                .param("slots", worker.slots())
                .param("busy", worker.busy())
                .param("rehearsal", worker.rehearsal())
                .param("draining", worker.draining())
                .param("trouble", trouble == null ? null : trouble.code())
                .param("said", trouble == null ? null : trouble.said())
                .update();
    }

    @Override
    public void withdrawWorker(String instance) {
        client.sql("delete from workers where instance = :instance")
                .param("instance", instance)
                .update();
    }

    @Override
    public List<LiveWorker> liveWorkers(Duration heartbeatWithin) {
        return client.sql("""
            select instance, version, model, slots, busy, rehearsal, draining, trouble, trouble_said, heartbeat_at
            from workers
            where heartbeat_at > clock_timestamp() - :age * interval '1 millisecond' order by instance
            """)
                .param("age", heartbeatWithin.toMillis())
                .query((row, number) -> new LiveWorker(
                        JobRows.text(row, "instance"),
                        JobRows.text(row, "version"),
                        JobRows.text(row, "model"),
                        row.getInt("slots"),
                        row.getInt("busy"),
                        row.getBoolean("rehearsal"),
                        row.getBoolean("draining"),
                        trouble(row),
                        JobRows.time(row, "heartbeat_at")))
                .list();
    }

    private static @Nullable Trouble trouble(ResultSet row) throws SQLException {
        String code = row.getString("trouble");
        return code == null ? null : new Trouble(code, JobRows.text(row, "trouble_said"));
    }
}
