package dev.codementor.coalescing;

import java.util.List;

/**
 * One call that serves many requests, such as a multi-row SQL statement or an SQS batch call.
 *
 * @param <Q> request
 * @param <R> result of one request
 */
@FunctionalInterface
public interface BatchCall<Q, R> {

    /**
     * Serves all requests.
     *
     * @param requests between one and the coalescer's largest batch, in order of arrival
     * @return one result for each request, in the same order
     * @throws Exception fails every request of the batch, unless the coalescer isolates such failures
     */
    List<R> run(List<Q> requests) throws Exception;
}
