package dev.codementor.stream.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.cloud.stream.binder.BinderHeaders;
import org.springframework.cloud.stream.config.BindersHealthIndicatorAutoConfiguration.BindersHealthContributor;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** What the binder promises, on whatever serves SQS's protocol. */
abstract class SqsBinderContract {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    private String queue;
    private SqsClient sqs;

    abstract URI endpoint();

    @BeforeEach
    void nameAQueue() {
        queue = "binder-" + UUID.randomUUID();
        sqs = SqsClient.builder().endpointOverride(endpoint()).build();
    }

    @AfterEach
    void deleteTheQueues() {
        sqs.listQueues(request -> request.queueNamePrefix(queue.replace(".fifo", "")))
                .queueUrls()
                .forEach(url -> sqs.deleteQueue(request -> request.queueUrl(url)));
        sqs.close();
    }

    private App.Builder app() {
        return App.on(endpoint(), queue);
    }

    private Map<QueueAttributeName, String> attributes(String name) {
        String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private int waiting(String name) {
        return Integer.parseInt(attributes(name).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private int inFlight(String name) {
        return Integer.parseInt(attributes(name).get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private void awaitEmpty(String name) {
        await().atMost(PATIENCE).until(() -> waiting(name) + inFlight(name) == 0);
    }

    @Test
    void handsWhatWasSentToTheHandlerOnce() {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        try (App app =
                app().handling(message -> handled.add(message.getPayload())).start()) {
            app.send("a question");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("a question"));
            awaitEmpty(queue);
            assertThat(app.count("messaging.client.consumed.messages")).isEqualTo(1);
            assertThat(app.count("sqs.consumer.acknowledged")).isEqualTo(1);
            assertThat(app.count("messaging.client.sent.messages")).isEqualTo(1);
        }
    }

    @Test
    void carriesHeaders() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().handling(handled::add).start()) {
            MessageBuilder<String> message = MessageBuilder.withPayload("text ä \uD83D\uDE00")
                    .setHeader("number", 42L)
                    .setHeader("bytes", new byte[] {0, 1, -1})
                    .setHeader("a name / that SQS refuses", "kept")
                    .setHeader("empty", "");
            IntStream.range(0, 15).forEach(i -> message.setHeader("header" + i, "value" + i));

            app.send(message.build());

            MessageHeaders headers = received(handled).getHeaders();
            assertThat(headers)
                    .containsEntry("number", 42L)
                    .containsEntry("bytes", new byte[] {0, 1, -1})
                    .containsEntry("a name / that SQS refuses", "kept")
                    .containsEntry("empty", "")
                    .containsEntry(SqsHeaders.QUEUE, queue)
                    .containsEntry(SqsHeaders.RECEIVE_COUNT, 1)
                    .containsKey(SqsHeaders.MESSAGE_ID)
                    .doesNotContainKey(SqsHeaders.ACKNOWLEDGMENT);
            assertThat(headers.get(SqsHeaders.SENT_AT, Instant.class))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            IntStream.range(0, 15).forEach(i -> assertThat(headers).containsEntry("header" + i, "value" + i));
        }
    }

    @Test
    void carriesTheContentType() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().with("spring.cloud.stream.bindings.out.content-type", "text/plain")
                .handling(handled::add)
                .start()) {
            app.send("text");

            assertThat(received(handled).getHeaders().get(MessageHeaders.CONTENT_TYPE))
                    .isEqualTo(MimeTypeUtils.TEXT_PLAIN);
        }
    }

    @Test
    void doesNotIdleBehindASlowMessage() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch slowStarted = new CountDownLatch(1);
        AtomicInteger quick = new AtomicInteger();
        try (App app = app().concurrency(4)
                .consumer("wait-time", "20s")
                .handling(message -> {
                    if (message.getPayload().equals("slow")) {
                        slowStarted.countDown();
                        end.await();
                    } else {
                        quick.incrementAndGet();
                    }
                })
                .start()) {
            app.send("slow");
            assertThat(slowStarted.await(10, TimeUnit.SECONDS)).isTrue();

            for (int i = 0; i < 40; i++) {
                app.send("quick");
            }

            await().atMost(Duration.ofSeconds(3)).until(() -> quick.get() == 40);
            end.countDown();
        }
    }

    @Test
    void neverHoldsMoreThanItsSlots() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger mostInFlight = new AtomicInteger();
        AtomicInteger handled = new AtomicInteger();
        try (App app = app().concurrency(3)
                .handling(message -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    mostInFlight.accumulateAndGet(inFlight(queue), Math::max);
                    now.decrementAndGet();
                    handled.incrementAndGet();
                })
                .consumer("delete-linger", "0s")
                .start()) {
            app.send(texts(60));

            await().atMost(PATIENCE).until(() -> handled.get() == 60);
            assertThat(most).hasValue(3);
            // What was handled may await its deletion.
            assertThat(mostInFlight.get()).isLessThanOrEqualTo(3 + 3);
        }
    }

    @Test
    void keepsALongRunningMessageHidden() {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (App app = app().concurrency(4)
                .consumer("visibility-timeout", "2s")
                .handling(message -> {
                    started.incrementAndGet();
                    await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
                    ended.incrementAndGet();
                })
                .start()) {
            app.send("long");

            await().atMost(PATIENCE).until(() -> ended.get() > 0);
            awaitEmpty(queue);
            assertThat(started).hasValue(1);
            assertThat(app.count("sqs.consumer.extended")).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void handsOutAgainAfterTheDelayThatAHandlerAskedFor() {
        List<Instant> tries = new CopyOnWriteArrayList<>();
        try (App app = app().handling(message -> {
                    tries.add(Instant.now());
                    if (tries.size() == 1) {
                        throw new RetryLaterException(Duration.ofSeconds(2));
                    }
                })
                .start()) {
            app.send("not yet");

            await().atMost(PATIENCE).until(() -> tries.size() == 2);
            assertThat(Duration.between(tries.get(0), tries.get(1)))
                    .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(4));
            assertThat(app.count("sqs.consumer.retried.later")).isEqualTo(1);
            assertThat(app.count("sqs.consumer.failed")).isZero();
        }
    }

    @Test
    void hidesAMessageAsLongAsSqsAllowsWhenTheDelayIsLonger() {
        CountDownLatch tried = new CountDownLatch(1);
        try (App app = app().consumer("visibility-timeout", "3s")
                .handling(message -> {
                    tried.countDown();
                    throw new RetryLaterException(Duration.ofHours(12));
                })
                .start()) {
            app.send("not today");
            await().atMost(PATIENCE).until(() -> tried.getCount() == 0);

            // A refused change would leave the message to its three seconds.
            await().during(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> inFlight(queue) == 1);
            assertThat(app.count("messaging.client.consumed.messages")).isEqualTo(1);
        }
    }

    @Test
    void carriesWhatTheProtocolsXmlCannotContain() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().handling(handled::add).start()) {
            app.send(MessageBuilder.withPayload("\uFFFF and \uFFFE")
                    .setHeader("text", "\uFFFF and \uFFFE")
                    .setHeader("nan", Double.NaN)
                    .build());

            Message<String> received = received(handled);
            assertThat(received.getPayload()).isEqualTo("\uFFFF and \uFFFE");
            assertThat(received.getHeaders())
                    .containsEntry("text", "\uFFFF and \uFFFE")
                    .containsEntry("nan", Double.NaN);
        }
    }

    @Test
    void deadLettersWhatFailsTooOften() {
        AtomicInteger tries = new AtomicInteger();
        try (App app = app().consumer("max-receive-count", 2)
                .consumer("failure-delay", "0s")
                .handling(message -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("a bug, as this test wants it");
                })
                .start()) {
            app.send("poison");

            await().atMost(PATIENCE).until(() -> waiting(queue + "-dlq") == 1);
            assertThat(tries).hasValue(2);
            assertThat(app.count("sqs.consumer.failed")).isEqualTo(2);
        }
    }

    @Test
    void givesUnfinishedMessagesBackAtOnceWhenItStops() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        BlockingQueue<Message<String>> taken = new LinkedBlockingQueue<>();
        App first = app().consumer("shutdown-timeout", "100ms")
                .handling(message -> {
                    held.countDown();
                    never.await();
                })
                .start();
        first.send("unfinished");
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        try (App second = app().handling(taken::add).start()) {
            first.close();

            assertThat(taken.poll(1, TimeUnit.SECONDS)).isNotNull();
            assertThat(second.count("messaging.client.consumed.messages")).isEqualTo(1);
        }
    }

    @Test
    void finishesWhatItHandlesWhenItStops() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        App app = app().handling(message -> {
                    held.countDown();
                    go.await();
                })
                .start();
        app.send("nearly done");
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

        try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closed = closing.submit(app::close);
            go.countDown();
            closed.get(10, TimeUnit.SECONDS);
        }

        assertThat(waiting(queue) + inFlight(queue)).isZero();
    }

    @Test
    void pausesAndGoesOn() {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        try (App app = app().consumer("wait-time", "1s")
                .handling(message -> handled.add(message.getPayload()))
                .start()) {
            app.bindings().pause("handle-in-0");
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            app.send("waits");
            await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(handled::isEmpty);

            app.bindings().resume("handle-in-0");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("waits"));
        }
    }

    @Test
    void stopsAndStartsAgain() {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        try (App app =
                app().handling(message -> handled.add(message.getPayload())).start()) {
            app.bindings().stop("handle-in-0");
            app.send("waits");
            app.bindings().start("handle-in-0");

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).containsExactly("waits"));
        }
    }

    @Test
    void sendsALoneMessageAtOnceAndSharesCallsUnderLoad() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        try (App app = app().concurrency(100)
                .handling(message -> handled.incrementAndGet())
                .start()) {
            app.send("alone");
            assertThat(app.calls().of(SendMessageBatchRequest.class)).isEqualTo(1);

            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 500; i++) {
                    senders.execute(() -> app.send("one of many"));
                }
            }

            await().atMost(PATIENCE).until(() -> handled.get() == 501);
            awaitEmpty(queue);
            assertThat(app.calls().of(SendMessageBatchRequest.class)).isLessThan(250);
            assertThat(app.calls().of(DeleteMessageBatchRequest.class)).isLessThan(150);
        }
    }

    @Test
    void sendsAListInFullBatches() {
        Queue<String> handled = new ConcurrentLinkedQueue<>();
        try (App app = app().concurrency(20)
                .handling(message -> handled.add(message.getPayload()))
                .start()) {
            app.send(texts(95));

            assertThat(app.calls().of(SendMessageBatchRequest.class)).isEqualTo(10);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 95).mapToObj(i -> "text " + i).toList()));
        }
    }

    @Test
    void sendsAListOfTextsWithNativeEncoding() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().with("spring.cloud.stream.bindings.out.producer.use-native-encoding", true)
                .with("spring.cloud.stream.bindings.handle-in-0.consumer.use-native-decoding", true)
                .handling(handled::add)
                .start()) {
            app.send(MessageBuilder.withPayload(List.of("a", "b"))
                    .setHeader("shared", "yes")
                    .setHeader(BinderHeaders.BATCH_HEADERS, List.of(Map.of("own", "1"), Map.of("own", "2")))
                    .build());

            Map<String, Object> own = new TreeMap<>();
            for (int i = 0; i < 2; i++) {
                Message<String> message = received(handled);
                assertThat(message.getHeaders()).containsEntry("shared", "yes");
                own.put(message.getPayload(), message.getHeaders().get("own"));
            }
            assertThat(own).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        }
    }

    @Test
    void refusesAMessageOverTheLimit() {
        try (App app = app().start()) {
            assertThatThrownBy(() -> app.send("x".repeat(2_000_000)))
                    .rootCause()
                    .hasMessageContaining("over the limit of")
                    .hasMessageContaining(queue);
        }
    }

    @Test
    void saysWhyASendFailed() {
        sqs.createQueue(request -> request.queueName(queue));
        try (App app = app().producer("provision", "fail").start()) {
            app.send("first");
            sqs.deleteQueue(request -> request.queueUrl(
                    sqs.getQueueUrl(url -> url.queueName(queue)).queueUrl()));

            assertThatThrownBy(() -> app.send("second"))
                    .hasStackTraceContaining("could not be sent to SQS queue '" + queue);
            assertThat(app.count("sqs.producer.failed")).isEqualTo(1);
        }
    }

    @Test
    void keepsTheOrderOfEachGroupAndDropsRepeats() {
        queue = queue + ".fifo";
        Map<String, List<String>> handled = new ConcurrentHashMap<>();
        AtomicInteger count = new AtomicInteger();
        try (App app = app().concurrency(10)
                .producer("group-id-expression", "headers['student']")
                .handling(message -> {
                    String group = message.getHeaders().get(SqsHeaders.RECEIVED_GROUP_ID, String.class);
                    handled.computeIfAbsent(group, name -> new CopyOnWriteArrayList<>())
                            .add(message.getPayload());
                    count.incrementAndGet();
                })
                .start()) {
            List<Message<String>> messages = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                messages.add(MessageBuilder.withPayload("text " + i)
                        .setHeader("student", "s" + i % 3)
                        .setHeader(SqsHeaders.DEDUPLICATION_ID, "id" + i)
                        .build());
            }
            messages.add(messages.getLast());
            app.send(messages);

            await().atMost(PATIENCE).until(() -> count.get() == 60);
            awaitEmpty(queue);
            assertThat(count).hasValue(60);
            assertThat(handled.values()).allSatisfy(texts -> assertThat(texts)
                    .hasSize(20)
                    .isSortedAccordingTo(Comparator.comparingInt(text -> Integer.parseInt(text.substring(5)))));
        }
    }

    @Test
    void keepsTheOrderOfAGroupWhenOneFails() {
        queue = queue + ".fifo";
        List<String> handled = new CopyOnWriteArrayList<>();
        try (App app = app().concurrency(10)
                .producer("content-based-deduplication", true)
                .consumer("content-based-deduplication", true)
                .producer("group-id-expression", "'all'")
                .handling(message -> {
                    handled.add(message.getPayload());
                    if (handled.size() == 2) {
                        throw new RetryLaterException(Duration.ZERO);
                    }
                })
                .start()) {
            app.bindings().pause("handle-in-0");
            app.send(texts(4));
            app.bindings().resume("handle-in-0");

            await().atMost(PATIENCE).until(() -> handled.size() == 5);
            assertThat(handled).containsExactly("text 0", "text 1", "text 1", "text 2", "text 3");
        }
    }

    @Test
    void carriesTheGroupOnAStandardQueue() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().handling(handled::add).start()) {
            app.send("mine", SqsHeaders.GROUP_ID, "student-7");

            assertThat(received(handled).getHeaders()).containsEntry(SqsHeaders.RECEIVED_GROUP_ID, "student-7");
        }
    }

    @Test
    void delaysAMessage() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().handling(handled::add).start()) {
            Instant sent = Instant.now();
            app.send("later", SqsHeaders.DELAY, Duration.ofSeconds(1));

            received(handled);
            assertThat(Duration.between(sent, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        }
    }

    @Test
    void carriesTheTrace() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().configuredBy(TracedApplication.class)
                .handling(handled::add)
                .start()) {
            app.send("traced");

            received(handled);
            TracedApplication.Traces traces = app.context().getBean(TracedApplication.Traces.class);
            assertThat(traces.sent()).hasSize(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(traces.processed()).containsExactlyElementsOf(traces.sent()));
        }
    }

    @Test
    void refusesToStartWithoutItsQueue() {
        App.Builder app = app().consumer("provision", "fail").handling(message -> {});

        assertThatThrownBy(app::start)
                .rootCause()
                .hasMessageContaining("SQS queue '" + queue + "' does not exist in region ")
                .hasMessageContaining("correct spring.cloud.stream.bindings.handle-in-0.destination, ")
                .hasMessageContaining("spring.cloud.stream.sqs.bindings.handle-in-0.consumer.provision=create");
    }

    @Test
    void createsTheQueueWithItsDeadLetters() {
        try (App app = app().consumer("visibility-timeout", "45s")
                .consumer("max-receive-count", 7)
                .handling(message -> {})
                .start()) {
            assertThat(attributes(queue))
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "45")
                    .hasEntrySatisfying(QueueAttributeName.REDRIVE_POLICY, policy -> assertThat(policy)
                            .contains(queue + "-dlq", "7"));
            assertThat(app.context().isRunning()).isTrue();
        }
    }

    @Test
    void leavesTheAcknowledgmentToOthers() throws Exception {
        BlockingQueue<Message<String>> handled = new LinkedBlockingQueue<>();
        try (App app = app().concurrency(5)
                .consumer("ack-mode", "manual")
                .consumer("visibility-timeout", "2s")
                .handling(handled::add)
                .start()) {
            app.send(texts(6));
            List<Message<String>> held = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                held.add(received(handled));
            }
            // Longer than the visibility timeout: neither is the sixth received nor one of the five again.
            await().during(Duration.ofMillis(2500)).atMost(PATIENCE).until(handled::isEmpty);

            Message<String> released = held.removeFirst();
            acknowledgment(released).release(Duration.ZERO);
            held.forEach(message -> acknowledgment(message).acknowledge());

            Set<String> later = new HashSet<>();
            await().atMost(PATIENCE).until(() -> {
                for (Message<String> message = handled.poll(); message != null; message = handled.poll()) {
                    later.add(message.getPayload());
                    acknowledgment(message).acknowledge();
                }
                return waiting(queue) + inFlight(queue) == 0;
            });
            assertThat(later).hasSizeGreaterThanOrEqualTo(2).contains(released.getPayload());
        }
    }

    @Test
    void handsOverWhatOneReceiveReturned() {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        AtomicInteger handled = new AtomicInteger();
        try (App app = app().with("spring.cloud.stream.bindings.handleBatch-in-0.consumer.concurrency", 10)
                .handlingBatches(batch -> {
                    assertThat(batch.getHeaders().get(BinderHeaders.BATCH_HEADERS, List.class))
                            .hasSameSizeAs(batch.getPayload());
                    sizes.add(batch.getPayload().size());
                    handled.addAndGet(batch.getPayload().size());
                })
                .start()) {
            app.bindings().pause("handleBatch-in-0");
            app.send(texts(30));
            app.bindings().resume("handleBatch-in-0");

            await().atMost(PATIENCE).until(() -> handled.get() == 30);
            assertThat(sizes).hasSizeLessThan(15);
            awaitEmpty(queue);
        }
    }

    @Test
    void reportsItsHealth() {
        try (App app = app().handling(message -> {}).start()) {
            HealthIndicator health = (HealthIndicator)
                    app.context().getBean(BindersHealthContributor.class).getContributor("sqs");

            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails().toString())
                    .contains(queue, "waiting=0", "consumer=handle-in-0 receiving");

            sqs.deleteQueue(request -> request.queueUrl(
                    sqs.getQueueUrl(url -> url.queueName(queue)).queueUrl()));
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }

    private static List<Message<String>> texts(int count) {
        return IntStream.range(0, count)
                .<Message<String>>mapToObj(i -> new GenericMessage<>("text " + i))
                .toList();
    }

    private static Message<String> received(BlockingQueue<Message<String>> handled) throws InterruptedException {
        Message<String> message = handled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(message).as("a message within %s", PATIENCE).isNotNull();
        return message;
    }

    private static Acknowledgment acknowledgment(Message<?> message) {
        return message.getHeaders().get(SqsHeaders.ACKNOWLEDGMENT, Acknowledgment.class);
    }
}
