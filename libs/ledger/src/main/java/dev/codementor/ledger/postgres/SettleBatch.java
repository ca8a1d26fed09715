package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.BatchCall;
import dev.codementor.contract.Failure;
import dev.codementor.contract.FailureCode;
import dev.codementor.contract.JobState;
import dev.codementor.ledger.AttemptLedger.Attempt;
import dev.codementor.ledger.AttemptLedger.Outcome;
import dev.codementor.ledger.AttemptLedger.Settlement;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.JobRecord.Usage;
import dev.codementor.ledger.ReleasedJob;
import dev.codementor.ledger.SettledJob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Settles attempts that ended together. */
final class SettleBatch implements BatchCall<SettleBatch.Request, Settlement> {

    record Request(Attempt attempt, Outcome outcome, int window) {

        JobState state() {
            return switch (outcome) {
                case Outcome.Answered answered -> JobState.ANSWERED;
                case Outcome.Failed failed -> JobState.FAILED;
                case Outcome.Cancelled cancelled -> JobState.CANCELLED;
                case Outcome.Expired expired -> JobState.EXPIRED;
            };
        }

        @Nullable
        FailureCode code() {
            return outcome instanceof Outcome.Failed failed ? failed.code() : null;
        }

        @Nullable
        Failure failure() {
            FailureCode code = code();
            return code == null ? null : code.failure();
        }

        @Nullable
        Usage usage() {
            return outcome.usage();
        }

        SettledJob settled(String owner) {
            return new SettledJob(
                    attempt.job(),
                    owner,
                    state(),
                    attempt.number(),
                    outcome.text().length(),
                    failure());
        }
    }

    private static final ColumnStatement<Request> STATEMENT = new ColumnStatement<Request>("settle_jobs")
            .uuids("ids", request -> request.attempt().job().value())
            .ints("attempts", request -> request.attempt().number())
            .column("states", "job_state", request -> request.state().wireName())
            .texts("texts", request -> request.outcome().text())
            .ints("lengths", request -> request.outcome().text().length())
            .instants("first_chunks", request -> request.outcome().firstChunk())
            .texts("models", part(request -> request.outcome().model(), ModelUse::model))
            .texts("model_digests", part(request -> request.outcome().model(), ModelUse::digest))
            .booleans("rehearsals", part(request -> request.outcome().model(), ModelUse::rehearsal))
            .ints("prompt_counts", part(Request::usage, Usage::promptTokens))
            .ints("cached_counts", part(Request::usage, Usage::cachedTokens))
            .ints("answer_counts", part(Request::usage, Usage::answerTokens))
            .texts("codes", part(Request::failure, Failure::code))
            .texts("messages", part(Request::failure, Failure::message))
            .booleans(
                    "refunds",
                    request -> request.code() != null && request.code().platformFault())
            .ints("windows", Request::window);

    private final LedgerDatabase database;

    SettleBatch(LedgerDatabase database) {
        this.database = database;
    }

    @Override
    public List<Settlement> run(List<Request> requests) {
        // All batches lock rows in the order of ids.
        List<Integer> order = IntStream.range(0, requests.size())
                .boxed()
                .sorted(Comparator.comparing(i -> requests.get(i).attempt().job()))
                .toList();
        Settlement[] answers = new Settlement[requests.size()];
        Arrays.fill(answers, new Settlement.Lost());
        // Jobs that an owner's settlements released are returned with the first of these settlements.
        Map<String, List<ReleasedJob>> released = new HashMap<>();
        STATEMENT.run(database, order.stream().map(requests::get).toList(), row -> {
            int nth = row.getInt("settled");
            if (row.wasNull()) {
                ReleasedJob job = JobRows.readReleased(row);
                released.computeIfAbsent(job.owner(), owner -> new ArrayList<>())
                        .add(job);
            } else {
                int index = order.get(nth - 1);
                answers[index] =
                        new Settlement.Done(requests.get(index).settled(JobRows.text(row, "owner")), List.of());
            }
        });
        if (!released.isEmpty()) {
            for (int i = 0; i < answers.length; i++) {
                if (answers[i] instanceof Settlement.Done done) {
                    List<ReleasedJob> own = released.remove(done.job().owner());
                    answers[i] = own == null ? done : new Settlement.Done(done.job(), List.copyOf(own));
                }
            }
        }
        return Arrays.asList(answers);
    }

    private static <P, T extends @Nullable Object> Function<Request, @Nullable T> part(
            Function<Request, @Nullable P> whole, Function<P, T> part) {
        return request -> {
            P found = whole.apply(request);
            return found == null ? null : part.apply(found);
        };
    }
}
