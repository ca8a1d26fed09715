package dev.codementor.contract.http;

/**
 * The body of {@code POST /api/v1/batches/{id}/start}.
 *
 * @param items a number of items, counted from the first, or the text {@code all}
 */
public record BatchStart(Object items) {

    /** Starts everything. */
    public static BatchStart all() {
        return new BatchStart("all");
    }

    /** Starts the first items only. */
    public static BatchStart first(int items) {
        return new BatchStart(items);
    }
}
