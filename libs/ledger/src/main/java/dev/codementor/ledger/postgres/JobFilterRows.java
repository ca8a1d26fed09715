package dev.codementor.ledger.postgres;

import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobId;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.operations.JobFilter;
import dev.codementor.ledger.operations.JobFilter.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A filter as a condition on the table {@code jobs}, under the name {@code j}. */
final class JobFilterRows {

    /** Failures that are the platform's fault. */
    static final String[] PLATFORM_FAULTS = Arrays.stream(FailureCode.values())
            .filter(FailureCode::platformFault)
            .map(FailureCode::wireName)
            .toArray(String[]::new);

    /** Ids are made by programs, whose clocks may differ from the database's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final StringJoiner condition = new StringJoiner(" and ");
    private final Map<String, String> told = new LinkedHashMap<>();
    private final Map<String, Object> params = new HashMap<>();

    private JobFilterRows() {}

    static JobFilterRows of(JobFilter filter) {
        JobFilterRows rows = new JobFilterRows();
        rows.stand(filter.standing());
        rows.only(filter.job());
        rows.same(
                "j.kind = :kind::job_kind",
                "kind",
                filter.kind() == null ? null : filter.kind().wireName());
        rows.same("j.course = :course", "course", filter.course());
        rows.same("j.owner = :owner", "owner", filter.owner());
        rows.same("j.worker = :worker", "worker", filter.worker());
        rows.same("j.failure_code = :cause", "cause", filter.cause());
        rows.between(filter.since(), filter.until());
        return rows;
    }

    String condition() {
        return condition.toString();
    }

    Map<String, Object> params() {
        return params;
    }

    /** What is looked for as JSON, for the audit. */
    String json(JdbcClient client) {
        return client.sql("select json_object(:names, :values)::text")
                .param("names", told.keySet().toArray(String[]::new))
                .param("values", told.values().toArray(String[]::new))
                .query(String.class)
                .single();
    }

    /** The lowest id that was made at a time. */
    static UUID lowestId(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16 | 0x7000, 0x8000_0000_0000_0000L);
    }

    private void stand(Standing standing) {
        switch (standing) {
            case Standing.Any any -> condition.add("j.id is not null");
            case Standing.In(JobState state) -> {
                condition.add(
                        state.settled()
                                ? state == JobState.FAILED ? "j.failure_code is not null" : "j.settled_at is not null"
                                : "j.settled_at is null and j.id is not null");
                same("j.state = :state::job_state", "state", state.wireName());
            }
            case Standing.Held held -> {
                told.put("state", "held");
                condition.add("j.settled_at is null and j.released_at is null");
            }
            case Standing.Waiting waiting -> {
                told.put("state", "waiting");
                condition.add("j.settled_at is null and j.id is not null and j.state <= 'queued'");
            }
            case Standing.Dead dead -> {
                told.put("state", "dead");
                condition.add("j.failure_code is not null and j.failure_code = any(:faults)");
                params.put("faults", PLATFORM_FAULTS);
            }
        }
    }

    private void only(@Nullable JobId job) {
        if (job != null) {
            condition.add("j.id = :job");
            params.put("job", job.value());
            told.put("job", job.toString());
        }
    }

    private void between(@Nullable Instant since, @Nullable Instant until) {
        if (since != null) {
            told.put("since", since.toString());
            condition.add("j.id >= :lowest and j.accepted_at >= :since");
            params.put("lowest", lowestId(since.minus(CLOCKS_DIFFER)));
            params.put("since", since.atOffset(ZoneOffset.UTC));
        }
        if (until != null) {
            told.put("until", until.toString());
            condition.add("j.id < :highest and j.accepted_at < :until");
            params.put("highest", lowestId(until.plus(CLOCKS_DIFFER)));
            params.put("until", until.atOffset(ZoneOffset.UTC));
        }
    }

    private void same(String comparison, String name, @Nullable String value) {
        if (value != null) {
            condition.add(comparison);
            params.put(name, value);
            told.put(name, value);
        }
    }
}
