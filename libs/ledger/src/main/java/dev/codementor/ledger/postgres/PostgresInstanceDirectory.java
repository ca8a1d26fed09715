package dev.codementor.ledger.postgres;

import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.backlog.TokenSpeed;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
        TokenSpeed speed = worker.speed();
        client.sql("""
            with forgotten as (
                delete from workers
                where heartbeat_at < clock_timestamp() - interval '1 day' and instance <> :instance
            ),
            measured as (
                insert into model_speeds as known (model, slots, grading_slots, prefill_tokens_per_second,
                    decode_tokens_per_second, measured_at)
                select :model, :slots, :gradingSlots, :prefill, :decode, clock_timestamp()
                where :prefill::double precision is not null and :slots > 0
                on conflict (model) do update set
                    slots = excluded.slots, grading_slots = excluded.grading_slots,
                    prefill_tokens_per_second = excluded.prefill_tokens_per_second,
                    decode_tokens_per_second = excluded.decode_tokens_per_second, measured_at = excluded.measured_at
                -- So that many workers do not wait for each other at this row.
                where known.measured_at < clock_timestamp() - interval '1 minute'
            )
            insert into workers (instance, version, model, slots, busy, rehearsal, draining, trouble, trouble_said,
                grading_slots, prefill_tokens_per_second, decode_tokens_per_second, models, heartbeat_at)
            values (:instance, :version, :model, :slots, :busy, :rehearsal, :draining, :trouble, :said,
                :gradingSlots, :prefill, :decode, :models, clock_timestamp())
            on conflict (instance) do update set
                version = excluded.version, model = excluded.model, slots = excluded.slots, busy = excluded.busy,
                rehearsal = excluded.rehearsal, draining = excluded.draining, trouble = excluded.trouble,
                trouble_said = excluded.trouble_said, grading_slots = excluded.grading_slots,
                prefill_tokens_per_second = excluded.prefill_tokens_per_second,
                decode_tokens_per_second = excluded.decode_tokens_per_second, models = excluded.models,
                heartbeat_at = excluded.heartbeat_at
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
                .param("gradingSlots", worker.gradingSlots())
                .param("prefill", speed == null ? null : speed.prefill(), Types.DOUBLE)
                .param("decode", speed == null ? null : speed.decode(), Types.DOUBLE)
                .param("models", worker.models().toArray(String[]::new))
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
            select instance, version, model, slots, busy, rehearsal, draining, trouble, trouble_said,
                coalesce(grading_slots, slots) as grading_slots, prefill_tokens_per_second, decode_tokens_per_second,
                models, heartbeat_at
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
                        row.getInt("grading_slots"),
                        speed(row),
                        models(row),
                        JobRows.time(row, "heartbeat_at")))
                .list();
    }

    private static @Nullable Trouble trouble(ResultSet row) throws SQLException {
        String code = row.getString("trouble");
        return code == null ? null : new Trouble(code, JobRows.text(row, "trouble_said"));
    }

    private static @Nullable TokenSpeed speed(ResultSet row) throws SQLException {
        Double prefill = row.getObject("prefill_tokens_per_second", Double.class);
        Double decode = row.getObject("decode_tokens_per_second", Double.class);
        return prefill == null || decode == null ? null : new TokenSpeed(prefill, decode);
    }

    private static List<String> models(ResultSet row) throws SQLException {
        Array models = row.getArray("models");
        return models == null ? List.of() : List.of((String[]) models.getArray());
    }
}
