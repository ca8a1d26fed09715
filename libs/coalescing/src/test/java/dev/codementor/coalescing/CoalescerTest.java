package dev.codementor.coalescing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoalescerTest {

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void runsALoneRequestAtOnceOnTheCallersThread() {
        Coalescer<Integer, Thread> coalescer = new Coalescer<>(
                Coalescer.Options.named("lone", 10),
                requests -> requests.stream().map(r -> Thread.currentThread()).toList());

        assertThat(coalescer.call(1)).isSameAs(Thread.currentThread());
    }

    @Test
    void gathersWhatArrivesDuringACallIntoTheNextOnes() {
        Coalescer<Integer, Integer> coalescer = new Coalescer<>(Coalescer.Options.named("gather", 10), this::record);

        List<CompletableFuture<Integer>> results =
                IntStream.range(0, 25).mapToObj(coalescer::submit).toList();
        gate.countDown();

        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).map(i -> -i).boxed().toList());
        assertThat(batches).hasSizeLessThanOrEqualTo(4).allSatisfy(batch -> assertThat(batch)
                .hasSizeLessThanOrEqualTo(10));
        assertThat(batches.stream().flatMap(List::stream)).isSorted();
    }

    @Test
    void waitsForMoreWhenToldToGather() {
        gate.countDown();
        Coalescer<Integer, Integer> coalescer = new Coalescer<>(
                Coalescer.Options.named("patient", 10).gatheringFor(Duration.ofSeconds(2)), this::record);

        CompletableFuture<Integer> first = coalescer.submit(1);
        assertThatThrownBy(() -> first.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        CompletableFuture<Integer> second = coalescer.submit(2);

        assertThat(first.join()).isEqualTo(-1);
        assertThat(second.join()).isEqualTo(-2);
        assertThat(batches).containsExactly(List.of(1, 2));
    }

    @Test
    void waitsNoLongerWhenABatchIsFull() throws Exception {
        gate.countDown();
        Coalescer<Integer, Integer> coalescer =
                new Coalescer<>(Coalescer.Options.named("full", 2).gatheringFor(Duration.ofMinutes(5)), this::record);

        List<CompletableFuture<Integer>> results = coalescer.submitAll(List.of(1, 2));

        assertThat(results.getLast().get(10, TimeUnit.SECONDS)).isEqualTo(-2);
    }

    @Test
    void serialisesCallsUnlessToldOtherwise() throws Exception {
        CountDownLatch twoAtOnce = new CountDownLatch(2);
        Coalescer<Integer, Boolean> coalescer =
                new Coalescer<>(Coalescer.Options.named("wide", 1).withConcurrency(2), requests -> {
                    twoAtOnce.countDown();
                    return List.of(twoAtOnce.await(10, TimeUnit.SECONDS));
                });

        CompletableFuture<Boolean> first = coalescer.submit(1);
        CompletableFuture<Boolean> second = coalescer.submit(2);

        assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void fillsBatchesWithWhatIsHandedInTogether() {
        Coalescer<Integer, Integer> coalescer =
                new Coalescer<>(Coalescer.Options.named("together", 10).withConcurrency(4), this::record);
        gate.countDown();

        List<CompletableFuture<Integer>> results =
                coalescer.submitAll(IntStream.range(0, 95).boxed().toList());

        assertThat(results.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 95).map(i -> -i).boxed().toList());
        assertThat(batches).hasSize(10);
    }

    @Test
    void failsEveryRequestOfAFailedCall() {
        Coalescer<Integer, Integer> coalescer = new Coalescer<>(Coalescer.Options.named("fail", 10), requests -> {
            throw new IllegalStateException("server is away");
        });

        assertThatThrownBy(() -> coalescer.call(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("server is away");
    }

    @Test
    void keepsABadRequestFromFailingItsNeighbours() {
        Coalescer<Integer, Integer> coalescer = new Coalescer<>(
                Coalescer.Options.named("isolate", 10).isolating(IllegalArgumentException.class::isInstance),
                requests -> {
                    List<Integer> results = record(requests);
                    if (requests.contains(3)) {
                        throw new IllegalArgumentException("three");
                    }
                    return results;
                });

        List<CompletableFuture<Integer>> results =
                IntStream.range(0, 8).mapToObj(coalescer::submit).toList();
        gate.countDown();

        assertThat(results.get(3)).failsWithin(Duration.ofSeconds(10));
        IntStream.of(0, 1, 2, 4, 5, 6, 7)
                .forEach(i -> assertThat(results.get(i)).succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void refusesMoreThanItsBacklog() {
        Coalescer<Integer, Integer> coalescer =
                new Coalescer<>(Coalescer.Options.named("full", 1).withLargestBacklog(3), this::record);

        assertThatThrownBy(() -> IntStream.range(0, 10).forEach(coalescer::submit))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("full");
        gate.countDown();
    }

    @Test
    void servesWhatItTookBeforeItClosed() throws Exception {
        Coalescer<Integer, Integer> coalescer = new Coalescer<>(Coalescer.Options.named("drain", 2), this::record);
        List<CompletableFuture<Integer>> results =
                IntStream.range(0, 9).mapToObj(coalescer::submit).toList();

        gate.countDown();

        assertThat(coalescer.drain(Duration.ofSeconds(10))).isTrue();
        assertThat(results).allMatch(CompletableFuture::isDone);
        assertThatThrownBy(() -> coalescer.submit(1)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void losesNoRequestUnderContention() {
        Coalescer<Integer, Integer> coalescer =
                new Coalescer<>(Coalescer.Options.named("contended", 16).withConcurrency(2), requests -> requests);

        List<Integer> results = IntStream.range(0, 100_000)
                .parallel()
                .mapToObj(i ->
                        i % 2 == 0 ? coalescer.call(i) : coalescer.submit(i).join())
                .toList();

        assertThat(results).isEqualTo(IntStream.range(0, 100_000).boxed().toList());
    }

    private List<Integer> record(List<Integer> requests) throws InterruptedException {
        gate.await(10, TimeUnit.SECONDS);
        batches.add(requests);
        return requests.stream().map(i -> -i).toList();
    }
}
