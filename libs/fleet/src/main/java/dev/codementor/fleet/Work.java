package dev.codementor.fleet;

import dev.codementor.ledger.backlog.TokenSpeed;

/**
 * What a job costs a model.
 *
 * @param read tokens that it reads and that are not in its cache
 * @param written tokens that it writes
 */
record Work(double read, double written) {

    static final Work NONE = new Work(0, 0);

    double seconds(TokenSpeed speed) {
        return speed.seconds(read, written);
    }

    Work plus(Work other) {
        return new Work(read + other.read, written + other.written);
    }

    Work times(double factor) {
        return new Work(read * factor, written * factor);
    }
}
