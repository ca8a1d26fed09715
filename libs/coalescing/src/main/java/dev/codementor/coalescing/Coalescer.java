package dev.codementor.coalescing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns many single requests into few batch calls without delaying a lone request. A request that finds the coalescer
 * idle runs at once. Requests that arrive while calls are under way share the next call. So batches form exactly when
 * there is load, and they grow with it. Requests wait for others only if the coalescer was configured to gather.
 *
 * <p>Safe for use by many threads. Requests of one batch keep their order of arrival; different batches may run side by
 * side, up to {@link Options#concurrency()}.
 *
 * @param <Q> request
 * @param <R> result of one request
 */
public final class Coalescer<Q, R> implements AutoCloseable {

    /**
     * Limits of a coalescer.
     *
     * @param name names its threads
     * @param largestBatch most requests in one call, at least 1
     * @param concurrency most calls under way at a time, at least 1
     * @param gathering how long a call that is not full waits for more requests; must be zero if somebody waits for the
     *     results
     * @param largestBacklog most requests waiting for a call; one more is rejected
     * @param isolate decides, for a failed call with several requests, whether to try each request alone, so that one
     *     bad request does not fail its neighbours; must be false for failures that concern the whole server
     */
    public record Options(
            String name,
            int largestBatch,
            int concurrency,
            Duration gathering,
            int largestBacklog,
            Predicate<Throwable> isolate) {

        public Options {
            if (largestBatch < 1 || concurrency < 1 || largestBacklog < 1) {
                throw new IllegalArgumentException("largestBatch, concurrency and largestBacklog must be at least 1");
            }
            if (gathering.isNegative()) {
                throw new IllegalArgumentException("gathering must not be negative");
            }
        }

        /** A backlog of at most 100,000 requests, one call at a time, failures not isolated. */
        public static Options named(String name, int largestBatch) {
            return new Options(name, largestBatch, 1, Duration.ZERO, 100_000, failure -> false);
        }

        public Options withConcurrency(int calls) {
            return new Options(name, largestBatch, calls, gathering, largestBacklog, isolate);
        }

        public Options withLargestBacklog(int requests) {
            return new Options(name, largestBatch, concurrency, gathering, requests, isolate);
        }

        public Options isolating(Predicate<Throwable> failures) {
            return new Options(name, largestBatch, concurrency, gathering, largestBacklog, failures);
        }

        public Options gatheringFor(Duration time) {
            return new Options(name, largestBatch, concurrency, time, largestBacklog, isolate);
        }
    }

    private record Pending<Q, R>(Q request, CompletableFuture<R> result) {}

    private final Options options;
    private final BatchCall<Q, R> call;
    private final Executor executor;
    private final ConcurrentLinkedQueue<Pending<Q, R>> backlog = new ConcurrentLinkedQueue<>();
    private final AtomicInteger backlogSize = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closed;

    public Coalescer(Options options, BatchCall<Q, R> call) {
        this.options = options;
        this.call = call;
        ThreadFactory threads =
                Thread.ofVirtual().name("coalescer-" + options.name() + "-", 0).factory();
        this.executor = Executors.newThreadPerTaskExecutor(threads);
    }

    /**
     * Hands in a request without waiting for its result. The call itself never runs on the caller's thread.
     *
     * @return completes with the result, or exceptionally with what the call threw
     * @throws RejectedExecutionException when the backlog is full or the coalescer is closed
     */
    public CompletableFuture<R> submit(Q request) {
        CompletableFuture<R> result = enqueue(request);
        if (enter()) {
            executor.execute(this::drain);
        }
        return result;
    }

    /**
     * Hands in many requests at once, so that they form full batches even when the coalescer is idle. Does not wait.
     *
     * @return for each request, in order, what {@link #submit} would have returned
     * @throws RejectedExecutionException when the backlog is full or the coalescer is closed; the requests before it
     *     are served
     */
    public List<CompletableFuture<R>> submitAll(List<Q> requests) {
        try {
            return requests.stream().map(this::enqueue).toList();
        } finally {
            for (int given = 0; given < requests.size() && enter(); given += options.largestBatch()) {
                executor.execute(this::drain);
            }
        }
    }

    /**
     * Hands in a request and waits for its result. When idle, the call runs on the caller's own thread, which saves a
     * hand-over between threads.
     *
     * @throws RejectedExecutionException when the backlog is full or the coalescer is closed
     * @throws RuntimeException what the call threw; a checked exception is wrapped in a {@link CompletionException}
     */
    public R call(Q request) {
        CompletableFuture<R> result = enqueue(request);
        if (enter()) {
            runBatch();
            leaveOrGoOn();
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Requests that wait for a call. */
    public int backlog() {
        return backlogSize.get();
    }

    /**
     * Refuses new requests and waits for those handed in before, for at most the given time.
     *
     * @return whether all of them were served
     */
    public boolean drain(Duration atMost) throws InterruptedException {
        closed = true;
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (running) {
            while (backlogSize.get() > 0 || running.get() > 0) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                running.wait(left);
            }
        }
        return true;
    }

    /** Refuses new requests. Requests that were handed in before are still served. */
    @Override
    public void close() {
        closed = true;
    }

    private CompletableFuture<R> enqueue(Q request) {
        if (closed) {
            throw new RejectedExecutionException(options.name() + " is closed");
        }
        if (backlogSize.incrementAndGet() > options.largestBacklog()) {
            backlogSize.decrementAndGet();
            throw new RejectedExecutionException(
                    options.name() + " has " + options.largestBacklog() + " requests are waiting");
        }
        CompletableFuture<R> result = new CompletableFuture<>();
        backlog.add(new Pending<>(request, result));
        return result;
    }

    /**
     * Takes one of the places for running calls. Returns false when all are taken; then one of their holders will serve
     * this request.
     */
    private boolean enter() {
        while (true) {
            int now = running.get();
            if (now >= options.concurrency()) {
                return false;
            }
            if (running.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    private void drain() {
        do {
            gather();
            runBatch();
        } while (!backlog.isEmpty());
        leaveOrGoOn();
    }

    /** May return early without harm, as parking may: a later request gets its own call. */
    private void gather() {
        if (!closed && backlogSize.get() < options.largestBatch()) {
            LockSupport.parkNanos(options.gathering().toNanos());
        }
    }

    private void leaveOrGoOn() {
        running.decrementAndGet();
        // A request may have arrived between the last look at the backlog and the return of the place.
        if (!backlog.isEmpty() && enter()) {
            executor.execute(this::drain);
        } else if (closed) {
            synchronized (running) {
                running.notifyAll();
            }
        }
    }

    private void runBatch() {
        List<Pending<Q, R>> batch = new ArrayList<>();
        Pending<Q, R> next;
        while (batch.size() < options.largestBatch() && (next = backlog.poll()) != null) {
            batch.add(next);
        }
        if (!batch.isEmpty()) {
            backlogSize.addAndGet(-batch.size());
            serve(batch);
        }
    }

    private void serve(List<Pending<Q, R>> batch) {
        Throwable failure = attempt(batch);
        if (failure == null) {
            return;
        }
        if (batch.size() > 1 && options.isolate().test(failure)) {
            for (Pending<Q, R> one : batch) {
                serve(List.of(one));
            }
        } else {
            for (Pending<Q, R> one : batch) {
                one.result().completeExceptionally(failure);
            }
        }
    }

    private @Nullable Throwable attempt(List<Pending<Q, R>> batch) {
        try {
            List<R> results = call.run(batch.stream().map(Pending::request).toList());
            if (results.size() != batch.size()) {
                return new IllegalStateException(
                        options.name() + " answered " + batch.size() + " requests with " + results.size() + " results");
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        } catch (Exception | Error e) {
            return e;
        }
    }
}
