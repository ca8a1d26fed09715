package dev.codementor.stream.sqs.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.stream.sqs.SqsHeaders;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class MappingTest {

    private static final SqsQueue QUEUE = queue("orders", false, false);

    @Test
    void restoresWhatItSent() {
        MessageBuilder<String> message = MessageBuilder.withPayload("\u0000 binary")
                .setHeader(MessageHeaders.CONTENT_TYPE, "text/plain")
                .setHeader("bytes", new byte[] {1})
                .setHeader("flag", true)
                .setHeader("half", 0.5);
        IntStream.range(0, 12).forEach(i -> message.setHeader("h" + i, (long) i));

        Message<?> back = back(map(QUEUE, message.build()));

        assertThat((byte[]) back.getPayload()).asString().isEqualTo("\u0000 binary");
        assertThat(back.getHeaders())
                .containsEntry("bytes", new byte[] {1})
                .containsEntry("flag", "true")
                .doesNotContainKeys(MessageHeaders.ID, AttributeMapper.PACKED, AttributeMapper.ENCODING);
        assertThat(back.getHeaders().get("half")).hasToString("0.5");
        IntStream.range(0, 12).forEach(i -> assertThat(back.getHeaders()).containsEntry("h" + i, (long) i));
    }

    @Test
    void sendsNothingThatSqsRefusesAndRestoresItAll() {
        Message<String> message = MessageBuilder.withPayload("payload \uFFFF and \uFFFE")
                .setHeader("text", "\uFFFF \u0001 \uD800 \uD83D\uDE00")
                .setHeader("nan", Double.NaN)
                .setHeader("endless", Float.NEGATIVE_INFINITY)
                .setHeader("huge", Double.MAX_VALUE)
                .setHeader("tiny", Double.MIN_VALUE)
                .setHeader("long", new BigInteger("1".repeat(39)))
                .build();

        OutgoingMessage outgoing = map(QUEUE, message);

        assertThat(outgoing.body()).matches("[\\x20-\\x7E]+");
        assertThat(outgoing.attributes()).containsOnlyKeys(AttributeMapper.ENCODING, AttributeMapper.PACKED);
        assertThat(outgoing.attributes().get(AttributeMapper.PACKED).stringValue())
                .matches("[\\x20-\\x7E]+");
        Message<?> back = back(outgoing);
        assertThat((byte[]) back.getPayload()).asString(StandardCharsets.UTF_8).isEqualTo(message.getPayload());
        assertThat(back.getHeaders())
                .containsEntry("text", message.getHeaders().get("text"))
                .containsEntry("nan", Double.NaN)
                .containsEntry("endless", Double.NEGATIVE_INFINITY)
                .containsEntry("huge", new BigDecimal(Double.toString(Double.MAX_VALUE)))
                .containsEntry("tiny", new BigDecimal(Double.toString(Double.MIN_VALUE)))
                .containsEntry("long", new BigInteger("1".repeat(39)));
    }

    @Test
    void refusesATextThatCouldNotBeRestored() {
        assertThatThrownBy(() ->
                        map(QUEUE, MessageBuilder.withPayload("half \uD800").build()))
                .hasMessageContaining("half of a surrogate pair");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity", "a lot"})
    void takesWhatAnotherServerAcceptedAsANumber(String value) {
        MessageAttributeValue foreign = MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue(value)
                .build();

        Message<?> received = new IncomingMapper("orders", false)
                .map(
                        software.amazon.awssdk.services.sqs.model.Message.builder()
                                .messageId("id")
                                .body("x")
                                .messageAttributes(Map.of("size", foreign))
                                .build(),
                        null);

        assertThat(received.getHeaders().get("size")).hasToString(value);
    }

    @Test
    void sendsNoAttributeForWhatGoesWithoutSaying() {
        OutgoingMessage outgoing = map(
                QUEUE,
                MessageBuilder.withPayload("{}")
                        .setHeader(MessageHeaders.CONTENT_TYPE, "application/json")
                        .setHeader(SqsHeaders.RECEIVED_GROUP_ID, "of another queue")
                        .setHeader("callback", new Object())
                        .build());

        assertThat(outgoing.attributes()).isEmpty();
        assertThat(outgoing.size()).isEqualTo(2);
        assertThat(outgoing.groupId()).isNull();
    }

    @Test
    void takesTheTraceBeforeAnythingElse() {
        Message<String> message =
                MessageBuilder.withPayload("x").setHeader("traceparent", "old").build();

        OutgoingMessage outgoing = mapper(QUEUE).map(message, Map.of("traceparent", "new"));

        assertThat(back(outgoing).getHeaders()).containsEntry("traceparent", "new");
    }

    @Test
    void roundsADelayUpAndRefusesOneThatSqsRefuses() {
        assertThat(map(QUEUE, delayed(Duration.ofMillis(1))).delaySeconds()).isEqualTo(1);
        assertThat(map(QUEUE, delayed("7")).delaySeconds()).isEqualTo(7);
        assertThatThrownBy(() -> map(QUEUE, delayed(Duration.ofMinutes(16)))).hasMessageContaining("between 0 and 900");
    }

    @Test
    void saysWhatAFifoQueueMisses() {
        Message<String> bare = MessageBuilder.withPayload("x").build();
        Message<String> grouped = MessageBuilder.withPayload("x")
                .setHeader(SqsHeaders.GROUP_ID, "g")
                .build();

        assertThatThrownBy(() -> map(queue("a.fifo", true, false), bare)).hasMessageContaining("sqs_groupId");
        assertThatThrownBy(() -> map(queue("a.fifo", true, false), grouped))
                .hasMessageContaining("sqs_deduplicationId");
        assertThat(map(queue("a.fifo", true, true), grouped).groupId()).isEqualTo("g");
    }

    @Test
    void evaluatesExpressionsForMissingHeaders() {
        SpelExpressionParser spel = new SpelExpressionParser();
        OutgoingMapper mapper = new OutgoingMapper(
                queue("a.fifo", true, false),
                spel.parseExpression("headers['owner']"),
                spel.parseExpression("payload"),
                new StandardEvaluationContext());

        OutgoingMessage outgoing =
                mapper.map(MessageBuilder.withPayload("x").setHeader("owner", 7).build(), Map.of());

        assertThat(outgoing.groupId()).isEqualTo("7");
        assertThat(outgoing.deduplicationId()).isEqualTo("x");
    }

    @Test
    void countsBodyAndAttributesAgainstTheLimit() {
        SqsQueue small = new SqsQueue("small", "http://sqs/1/small", false, false, Duration.ofSeconds(30), 20);

        // 10 bytes of body, and "name" + "String" + "v".
        assertThatThrownBy(() -> map(
                        small,
                        MessageBuilder.withPayload("0123456789")
                                .setHeader("name", "v")
                                .build()))
                .hasMessage("A message of 21 bytes is over the limit of 20 bytes of SQS queue 'small'");
    }

    private static Message<String> delayed(Object delay) {
        return MessageBuilder.withPayload("x")
                .setHeader(SqsHeaders.DELAY, delay)
                .build();
    }

    private static SqsQueue queue(String name, boolean fifo, boolean contentBased) {
        return new SqsQueue(name, "http://sqs/1/" + name, fifo, contentBased, Duration.ofSeconds(30), 1_048_576);
    }

    private static OutgoingMapper mapper(SqsQueue queue) {
        return new OutgoingMapper(queue, null, null, new StandardEvaluationContext());
    }

    private static OutgoingMessage map(SqsQueue queue, Message<?> message) {
        return mapper(queue).map(message, Map.of());
    }

    private static Message<?> back(OutgoingMessage outgoing) {
        return new IncomingMapper("orders", false)
                .map(
                        software.amazon.awssdk.services.sqs.model.Message.builder()
                                .messageId("id")
                                .body(outgoing.body())
                                .messageAttributes(outgoing.attributes())
                                .build(),
                        null);
    }
}
