package dev.codementor.worker.attempt;

import dev.codementor.contract.ModelNames;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.ledger.InstanceDirectory.LiveWorker;
import dev.codementor.ledger.InstanceDirectory.Trouble;
import dev.codementor.worker.model.ModelTrouble;
import java.util.Set;

/** What this worker knows about the others: a job that fails here may succeed there. */
final class OtherWorkers {

    /** The model is there, or will be. */
    private static final Set<String> PASSING =
            Set.of(ModelTrouble.Kind.FAILING.wireName(), ModelTrouble.Kind.PULLING.wireName());

    private final LiveWorkers workers;
    private final String self;

    /** @param self this worker's instance */
    OtherWorkers(LiveWorkers workers, String self) {
        this.workers = workers;
        this.self = self;
    }

    /** Whether another live worker has this model, or may have it, because the ledger could not be asked yet. */
    boolean mayHave(String model) {
        try {
            return workers.now().workers().stream()
                    .anyMatch(worker -> !worker.instance().equals(self) && !worker.draining() && has(worker, model));
        } catch (RuntimeException e) {
            return true;
        }
    }

    private static boolean has(LiveWorker worker, String model) {
        Trouble trouble = worker.trouble();
        return ModelNames.same(worker.model(), model) && (trouble == null || PASSING.contains(trouble.code()));
    }
}
