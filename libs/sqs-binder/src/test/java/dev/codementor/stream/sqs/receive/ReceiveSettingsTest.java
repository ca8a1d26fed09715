package dev.codementor.stream.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.stream.sqs.queue.Setting;
import dev.codementor.stream.sqs.queue.SqsQueue;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;

class ReceiveSettingsTest {

    private static final SqsQueue QUEUE =
            new SqsQueue("orders", "http://sqs/1/orders", false, false, Duration.ofSeconds(30), 1_048_576);
    private static final SqsQueue FIFO =
            new SqsQueue("orders.fifo", "http://sqs/1/orders.fifo", true, false, Duration.ofSeconds(30), 1_048_576);

    @Test
    void hasDefaults() {
        ReceiveSettings settings = settings(QUEUE, 1, properties -> {});

        assertThat(settings)
                .isEqualTo(new ReceiveSettings(
                        1,
                        2,
                        false,
                        false,
                        Duration.ofSeconds(20),
                        null,
                        new ReceiveSettings.FailureDelay(Duration.ofSeconds(1), 2, Duration.ofMinutes(5)),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(20)));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "10,3", "64,8", "1000,8"})
    void opensMoreReceivesForMoreSlots(int slots, int receives) {
        assertThat(settings(QUEUE, slots, properties -> {}).receives()).isEqualTo(receives);
    }

    @Test
    void deletesAtOnceOnFifoQueuesWhoseGroupsWaitForIt() {
        assertThat(settings(FIFO, 1, properties -> {}).deleteLinger()).isZero();
    }

    @Test
    void asksForItsOwnVisibilityOnlyWhenGiven() {
        ReceiveSettings settings =
                settings(QUEUE, 1, properties -> properties.setVisibilityTimeout(Duration.ofSeconds(5)));

        assertThat(settings.visibility(QUEUE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.asksForVisibility(QUEUE)).isTrue();
        assertThat(settings(QUEUE, 1, properties -> {}).visibility(QUEUE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings(QUEUE, 1, properties -> {}).asksForVisibility(QUEUE))
                .isFalse();
    }

    @Test
    void delaysEachFailureLongerUpToItsLimit() {
        ReceiveSettings.FailureDelay delay =
                settings(QUEUE, 1, properties -> {}).failureDelay();

        assertThat(delay.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delay.after(3)).isEqualTo(Duration.ofSeconds(4));
        assertThat(delay.after(1000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void namesTheSettingThatItRefuses() {
        refuses("consumer.wait-time", properties -> properties.setWaitTime(Duration.ofSeconds(21)));
        refuses("consumer.wait-time", properties -> properties.setWaitTime(Duration.ZERO));
        refuses("consumer.visibility-timeout", properties -> properties.setVisibilityTimeout(Duration.ofMillis(999)));
        refuses("consumer.receives", properties -> properties.setReceives(33));
        refuses("consumer.failure-delay", properties -> properties.setFailureDelay(Duration.ofHours(13)));
        refuses("consumer.failure-delay-max", properties -> properties.setFailureDelayMax(Duration.ofHours(13)));
        refuses("consumer.failure-delay-multiplier", properties -> properties.setFailureDelayMultiplier(0.5));
        refuses("consumer.shutdown-timeout", properties -> properties.setShutdownTimeout(Duration.ofSeconds(-1)));
        refuses("consumer.delete-linger", properties -> properties.setDeleteLinger(Duration.ofSeconds(2)));
        assertThatThrownBy(() -> settings(QUEUE, 0, properties -> {}))
                .hasMessageContaining("spring.cloud.stream.bindings.orders-in-0.consumer.concurrency");
    }

    private static void refuses(String name, Consumer<SqsConsumerProperties> change) {
        assertThatThrownBy(() -> settings(QUEUE, 1, change))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spring.cloud.stream.sqs.bindings.orders-in-0." + name + " must be between");
    }

    private static ReceiveSettings settings(SqsQueue queue, int slots, Consumer<SqsConsumerProperties> change) {
        SqsConsumerProperties own = new SqsConsumerProperties();
        change.accept(own);
        ExtendedConsumerProperties<SqsConsumerProperties> properties = new ExtendedConsumerProperties<>(own);
        properties.populateBindingName("orders-in-0");
        properties.setConcurrency(slots);
        return ReceiveSettings.of(
                properties, queue.fifo(), new Setting("spring.cloud.stream.sqs.bindings.orders-in-0.consumer"));
    }
}
