package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.Acceptance;
import dev.codementor.ledger.NewJob;
import dev.codementor.ledger.Quota;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accepts jobs that were requested together, as if one after the other. */
final class AcceptBatch implements BatchCall<AcceptBatch.Request, Acceptance> {

    /** Nobody knows how long an outstanding job takes. A client that asks again every two seconds does no harm. */
    private static final Duration RETRY_WHEN_CROWDED = Duration.ofSeconds(2);

    record Request(NewJob job, Quota quota, int window) {}

    private record Limits(Quota quota, int window) {}

    private record Key(String owner, String key) {}

    private static final ColumnStatement<Request> STATEMENT = new ColumnStatement<Request>("accept_jobs")
            .uuids("ids", request -> request.job().id().value())
            .column(
                    "kinds",
                    "job_kind",
                    request -> request.job().request().kind().wireName())
            .texts("courses", request -> request.job().request().course())
            .texts("owners", request -> request.job().request().owner())
            .texts("conversations", request -> request.job().request().conversation())
            .texts("prompts", request -> request.job().request().prompt())
            .texts("models", request -> request.job().request().model())
            .texts(
                    "keys",
                    request -> request.job().idempotency() == null
                            ? null
                            : request.job().idempotency().key())
            .texts(
                    "digests",
                    request -> request.job().idempotency() == null
                            ? null
                            : request.job().idempotency().requestDigest())
            .longs("lives_ms", request -> request.job().timeToLive().toMillis())
            .ints("most_outstanding", request -> request.quota().outstanding())
            .ints("most_per_minute", request -> request.quota().perMinute())
            .ints("windows", Request::window);

    private final LedgerDatabase database;

    AcceptBatch(LedgerDatabase database) {
        this.database = database;
    }

    @Override
    public List<Acceptance> run(List<Request> requests) {
        Acceptance[] answers = new Acceptance[requests.size()];
        List<Integer> rest = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            rest.add(i);
        }
        while (!rest.isEmpty()) {
            List<Integer> later = new ArrayList<>();
            List<Integer> now = round(requests, rest, later);
            accept(requests, now, answers);
            rest = later;
        }
        return Arrays.asList(answers);
    }

    /**
     * Picks requests that can be judged in one statement: requests of one owner must have the same limits and different
     * keys. A request that does not fit is put off, and so are the same owner's later requests.
     */
    private static List<Integer> round(List<Request> requests, List<Integer> rest, List<Integer> later) {
        List<Integer> now = new ArrayList<>(rest.size());
        Map<String, Limits> limits = new HashMap<>();
        Set<Key> keys = new HashSet<>();
        Set<String> putOff = new HashSet<>();
        for (Integer i : rest) {
            Request request = requests.get(i);
            NewJob job = request.job();
            Limits own = new Limits(request.quota(), request.window());
            NewJob.Idempotency idempotency = job.idempotency();
            if (!putOff.contains(job.request().owner())
                    && own.equals(limits.computeIfAbsent(job.request().owner(), owner -> own))
                    && (idempotency == null || keys.add(new Key(job.request().owner(), idempotency.key())))) {
                now.add(i);
            } else {
                putOff.add(job.request().owner());
                later.add(i);
            }
        }
        return now;
    }

    private void accept(List<Request> requests, List<Integer> picked, Acceptance[] answers) {
        STATEMENT.run(database, picked.stream().map(requests::get).toList(), row -> {
            int index = picked.get(row.getInt("nth") - 1);
            answers[index] = answer(row, requests.get(index).quota());
        });
    }

    private static Acceptance answer(ResultSet row, Quota quota) throws SQLException {
        String verdict = JobRows.text(row, "verdict");
        return switch (verdict) {
            case "accepted" ->
                new Acceptance.Accepted(JobRows.id(row, "job"), row.getInt("place"), row.getBoolean("released"));
            case "repeated" ->
                new Acceptance.Repeated(JobRows.id(row, "job"), JobState.ofWireName(JobRows.text(row, "reached")));
            case "reused" -> new Acceptance.KeyReused();
            case "crowded" -> new Acceptance.TooManyOutstanding(quota.outstanding(), RETRY_WHEN_CROWDED);
            case "fast" ->
                new Acceptance.TooFast(quota.perMinute(), Duration.of(row.getLong("retry_us"), ChronoUnit.MICROS));
            default -> throw new SQLException("unknown verdict " + verdict);
        };
    }
}
