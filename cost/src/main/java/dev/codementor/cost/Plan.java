package dev.codementor.cost;

/** One way to serve students: an environment, a worker, and how the worker's machine is bought. */
record Plan(Setup setup, Worker worker, Purchase purchase) {

    Plan on(Purchase other) {
        return new Plan(setup, worker, other);
    }
}
