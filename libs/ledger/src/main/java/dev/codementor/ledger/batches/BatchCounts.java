package dev.codementor.ledger.batches;

/** The items of a batch by state, at one moment; together they are its size. */
public record BatchCounts(int processing, int succeeded, int failed, int cancelled, int expired) {

    public int size() {
        return processing + succeeded + failed + cancelled + expired;
    }

    public int settled() {
        return size() - processing;
    }
}
