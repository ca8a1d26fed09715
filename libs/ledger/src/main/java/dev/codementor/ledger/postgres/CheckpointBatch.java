package dev.codementor.ledger.postgres;

import dev.codementor.ledger.AttemptLedger.Checkpoint;
import dev.codementor.ledger.AttemptLedger.Continuation;
import dev.codementor.ledger.JobRecord.ModelUse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renews the leases of many attempts in one statement. */
final class CheckpointBatch {

    private static final ColumnStatement<Checkpoint> STATEMENT = new ColumnStatement<Checkpoint>("checkpoint_jobs")
            .uuids("ids", checkpoint -> checkpoint.attempt().job().value())
            .ints("attempts", checkpoint -> checkpoint.attempt().number())
            .texts("texts", Checkpoint::text)
            .ints("lengths", checkpoint -> {
                String text = checkpoint.text();
                return text == null ? null : text.length();
            })
            .instants("first_chunks", Checkpoint::firstChunk)
            .texts("models", model(ModelUse::model))
            .texts("model_digests", model(ModelUse::digest))
            .booleans("rehearsals", model(ModelUse::rehearsal));

    private final LedgerDatabase database;

    CheckpointBatch(LedgerDatabase database) {
        this.database = database;
    }

    List<Continuation> run(List<Checkpoint> checkpoints, Duration lease) {
        // All batches lock rows in the order of ids.
        List<Integer> order = IntStream.range(0, checkpoints.size())
                .boxed()
                .sorted(Comparator.comparing(i -> checkpoints.get(i).attempt().job()))
                .toList();
        Continuation[] answers = new Continuation[checkpoints.size()];
        Arrays.fill(answers, Continuation.LOST);
        STATEMENT.run(
                database,
                order.stream().map(checkpoints::get).toList(),
                row -> answers[order.get(row.getInt("nth") - 1)] =
                        row.getBoolean("cancel") ? Continuation.CANCEL : Continuation.GO_ON,
                new ColumnStatement.Argument("lease_ms", lease.toMillis()));
        return Arrays.asList(answers);
    }

    private static <T extends @Nullable Object> Function<Checkpoint, @Nullable T> model(Function<ModelUse, T> part) {
        return checkpoint -> {
            ModelUse model = checkpoint.model();
            return model == null ? null : part.apply(model);
        };
    }
}
